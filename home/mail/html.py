"""Styles where mail programs read them: on the elements themselves, what depends on the screen in the head."""

import css_inline

_inliner = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


def inlined(html: str) -> str:
    return _inliner.inline(html)


__all__ = ["inlined"]
