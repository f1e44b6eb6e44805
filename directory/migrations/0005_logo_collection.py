"""A private collection for the logos of companies, in which officers upload and choose them."""

from django.db import migrations
from wagtail.models import Collection as Tree  # only to count paths as treebeard does

COLLECTION = "Logos"
GROUP = "Chamber officers"


def found_collection(apps, schema_editor):
    Collection = apps.get_model("wagtailcore", "Collection")
    root = Collection.objects.get(depth=1)
    logos = Collection.objects.filter(name=COLLECTION).first() or _add(Collection, root)
    restriction, _ = apps.get_model("wagtailcore", "CollectionViewRestriction").objects.get_or_create(
        collection=logos, restriction_type="groups"
    )
    restriction.groups.set(apps.get_model("auth", "Group").objects.filter(name=GROUP))
    _permissions(apps).filter(collection=root).update(collection=logos)
    companies = apps.get_model("directory", "Company").objects.exclude(logo=None)
    images = apps.get_model("home", "PortalImage").objects.filter(collection=root)
    images.filter(pk__in=companies.values("logo")).update(collection=logos)


def dissolve_collection(apps, schema_editor):
    """Put everything back into the root collection."""
    Collection = apps.get_model("wagtailcore", "Collection")
    root = Collection.objects.get(depth=1)
    logos = Collection.objects.filter(name=COLLECTION)
    _permissions(apps).filter(collection__in=logos).update(collection=root)
    apps.get_model("home", "PortalImage").objects.filter(collection__in=logos).update(collection=root)
    logos.delete()
    root.numchild = Collection.objects.filter(depth=2).count()
    root.save()


def _add(Collection, root):
    paths = Collection.objects.filter(depth=2).values_list("path", flat=True)
    steps = [Tree._str2int(path[Tree.steplen :]) for path in paths]
    path = Tree._get_path(root.path, 2, max(steps, default=0) + 1)
    logos = Collection.objects.create(name=COLLECTION, path=path, depth=2)
    root.numchild = len(steps) + 1
    root.save()
    return logos


def _permissions(apps):
    """Return what the officers may do with images."""
    return apps.get_model("wagtailcore", "GroupCollectionPermission").objects.filter(
        group__name=GROUP, permission__content_type__app_label="wagtailimages"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0004_chamber_officers"),
        ("home", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]
    operations = [migrations.RunPython(found_collection, dissolve_collection)]
