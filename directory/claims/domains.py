"""Which e-mail addresses prove that somebody belongs to a company: those at the domain of its web site.

Careful rather than complete: where a domain has addresses for anybody, or web sites of many, nothing is proved by it,
and the letter or the chamber remains.
"""

from urllib.parse import urlsplit

import idna

from ..models import Company

# Where anybody gets an address.
_FREE_MAIL = """
    1und1.de aol.com aol.de arcor.de atlas.cz azet.sk centrum.cz centrum.sk email.com email.cz email.de emailn.de
    fastmail.com firemni.cz freemail.de freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.eu gmx.net
    googlemail.com hotmail.com hotmail.cz hotmail.de icloud.com inmail.cz iol.cz kabelmail.de live.com live.de
    mac.com mail.com mail.cz mail.de mail.ru mailbox.org mailfence.com me.com msn.com o2mail.de online.de
    onlinehome.de outlook.com outlook.cz outlook.de pobox.sk post.cz posteo.de posteo.net proton.me protonmail.com
    quick.cz seznam.cz t-online.de tiscali.cz tuta.com tutanota.com tutanota.de unitybox.de vodafone.de
    vodafonemail.de vol.cz volny.cz web.de wo.cz wp.pl yahoo.com yahoo.de yandex.com ymail.com zoho.com
"""
# Where web sites of many companies stand, below the domain or on one page of it.
_SHARED = """
    about.me allegro.cz blogspot.com blogspot.de business.site carrd.co cms4people.de ebay.de estranky.cz etsy.com
    facebook.com fb.com firemni-web.cz firmy.cz fler.cz gelbeseiten.de github.io gitlab.io godaddysites.com goo.gl
    google.com herokuapp.com homepage-baukasten.de hys.cz ic.cz instagram.com jimdo.com jimdofree.com jimdosite.com
    kleinanzeigen.de linkedin.com linktr.ee meinestadt.de mozello.com mozello.cz myshopify.com mystrikingly.com
    netlify.app odoo.com page4.com pages.dev repage.de shoptet.cz site123.me sites.google.com squarespace.com
    strikingly.com tiktok.com twitter.com vercel.app vimeo.com web.app webador.de webflow.io webmium.com webnode.com
    webnode.cz webnode.page webs.com webzdarma.cz weebly.com wixsite.com wordpress.com wz.cz x.com xing.com
    youtube.com zivefirmy.cz
"""
# Public suffixes of more than one part that companies of the region may have.
_SUFFIXES = """
    ac.at co.at co.cz co.hu co.uk com.de com.pl com.ua de.com eu.com gv.at ltd.uk net.pl or.at org.pl org.uk
"""
FREE_MAIL, SHARED, SUFFIXES = (frozenset(text.split()) for text in (_FREE_MAIL, _SHARED, _SUFFIXES))
MOST_COMPANIES = 3  # of one domain; with more, it is a portal's or a house's, not a company's


def domain_of(company: Company) -> str:
    """Return the domain whose addresses prove a claim of the company, in ASCII; "" where there is none."""
    host = _host(company.website)
    domain = registrable(host) if host else ""
    if not domain or domain in FREE_MAIL or _is_shared(host):
        return ""
    others = Company.objects.filter(website__icontains=domain).exclude(pk=company.pk)[: 50 * MOST_COMPANIES]
    same = sum(registrable(_host(website)) == domain for website in others.values_list("website", flat=True))
    return "" if same >= MOST_COMPANIES else domain


def proves(email: str, company: Company) -> bool:
    """Say whether the address is at the company's domain: at the very domain, or at the host of its web site."""
    _local, _at, host = email.rpartition("@")
    host, domain = ascii_host(host), domain_of(company)
    return bool(domain and host) and host in {domain, _host(company.website)}


def registrable(host: str) -> str:
    """Return the part of a host that somebody has registered: "www.firma.cz" → "firma.cz"; "" where there is none."""
    labels = host.split(".")
    size = 3 if ".".join(labels[-2:]) in SUFFIXES else 2
    return ".".join(labels[-size:]) if len(labels) >= size and not labels[-1].isdigit() else ""


def ascii_host(host: str) -> str:
    """Return a host in lower case and ASCII: "Müller.de" → "xn--mller-kva.de"; "" where it is none."""
    try:
        return idna.encode(host.strip().rstrip(".").lower(), uts46=True).decode()
    except idna.IDNAError:
        return ""


def readable(domain: str) -> str:
    """Return a domain as people write it."""
    try:
        return idna.decode(domain)
    except idna.IDNAError:
        return domain


def _host(website: str) -> str:
    try:
        host = urlsplit(website).hostname or ""
    except ValueError:
        return ""
    return ascii_host(host).removeprefix("www.")


def _is_shared(host: str) -> bool:
    return any(host == shared or host.endswith(f".{shared}") for shared in SHARED)


__all__ = ["domain_of", "proves", "readable", "registrable"]
