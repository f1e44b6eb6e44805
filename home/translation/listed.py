"""The one question behind the desk: a row per object and other language, with its state.

Follows the relation `member` of members.py; `languages` are the codes of the portal's languages. `known` is computed
once, before it is joined: PostgreSQL takes the joins of CTEs for much smaller than they are, and would else count the
passages anew for every row.
"""

LISTED = """
, origin AS (
  SELECT DISTINCT ON (m.kind, m.key) m.kind, m.key, m.locale_id
  FROM member m LEFT JOIN wagtail_localize_translationsource s ON s.object_id = m.key AND s.locale_id = m.locale_id
  ORDER BY m.kind, m.key, s.created_at NULLS LAST, m.id
), link AS (
  SELECT DISTINCT ON (s.object_id, t.target_locale_id)
    t.id, t.source_id, t.target_locale_id, s.object_id, s.locale_id
  FROM wagtail_localize_translation t JOIN wagtail_localize_translationsource s ON s.id = t.source_id
  WHERE t.enabled ORDER BY s.object_id, t.target_locale_id, t.created_at
), words AS (
  SELECT t.id, count(*) AS total, count(st.id) AS translated, max(st.updated_at) AS touched,
    count(*) FILTER (WHERE st.translation_type = 'machine') AS machine
  FROM link t
  JOIN wagtail_localize_stringsegment seg ON seg.source_id = t.source_id
  LEFT JOIN wagtail_localize_stringtranslation st ON st.translation_of_id = seg.string_id
    AND st.context_id = seg.context_id AND st.locale_id = t.target_locale_id AND NOT st.has_error AND st.data <> ''
  GROUP BY t.id
), related AS (
  SELECT t.id, count(*) AS total, count(*) FILTER (WHERE there.yes) AS translated
  FROM link t JOIN wagtail_localize_relatedobjectsegment seg ON seg.source_id = t.source_id
  CROSS JOIN LATERAL (SELECT EXISTS (
    SELECT FROM wagtailcore_page WHERE translation_key = seg.object_id AND locale_id = t.target_locale_id
    UNION ALL SELECT FROM member WHERE key = seg.object_id AND locale_id = t.target_locale_id
  ) AS yes) there
  GROUP BY t.id
), known AS MATERIALIZED (
  SELECT t.*, COALESCE(w.total, 0) AS words, COALESCE(w.translated, 0) AS words_translated,
    COALESCE(w.total, 0) + COALESCE(n.total, 0) AS total,
    COALESCE(w.translated, 0) + COALESCE(n.translated, 0) AS translated, COALESCE(w.machine, 0) AS machine,
    h.outdated_since, COALESCE(w.touched > h.saved_at, false) AS unsaved, h.saved_at, h.saved_by_id
  FROM link t
  LEFT JOIN words w ON w.id = t.id
  LEFT JOIN related n ON n.id = t.id
  LEFT JOIN home_translationstate h ON h.translation_id = t.id
), pair AS (
  SELECT o.kind, o.key, l.id AS target_locale_id, t.id AS translation_id,
    COALESCE(t.locale_id, o.locale_id) AS source_locale_id,
    COALESCE(t.words, 0) AS words, COALESCE(t.words_translated, 0) AS words_translated,
    COALESCE(t.total, 0) AS total, COALESCE(t.translated, 0) AS translated, COALESCE(t.machine, 0) AS machine,
    t.outdated_since, COALESCE(t.unsaved, false) AS unsaved, t.saved_at, t.saved_by_id
  FROM origin o CROSS JOIN wagtailcore_locale l
  LEFT JOIN known t ON t.object_id = o.key AND t.target_locale_id = l.id
  WHERE l.id <> o.locale_id AND l.language_code = ANY(%(languages)s)
), listed AS (
  SELECT p.*, s.type_id, s.title, g.title AS target_title, s.id AS source_id, g.id AS target_id,
    s.live AS source_live, COALESCE(g.live, false) AS target_live, COALESCE(g.changed, false) AS target_changed,
    COALESCE(g.locked, false) AS locked, f.status AS moderation,
    COALESCE(r.created_at, s.changed_at) AS changed_at, r.user_id AS changed_by_id,
    s.path AS source_path, g.path AS target_path, s.owner_id AS source_owner, g.owner_id AS target_owner,
    CASE
      WHEN g.id IS NULL THEN 'missing'
      WHEN p.translation_id IS NULL THEN 'separate'
      WHEN p.words > 0 AND p.words_translated = 0 THEN 'waiting'
      WHEN p.outdated_since IS NOT NULL THEN 'outdated'
      WHEN p.translated < p.total THEN 'partly'
      WHEN p.machine > 0 THEN 'machine'
      ELSE 'done'
    END AS state
  FROM pair p
  JOIN member s ON s.kind = p.kind AND s.key = p.key AND s.locale_id = p.source_locale_id
  LEFT JOIN member g ON g.kind = p.kind AND g.key = p.key AND g.locale_id = p.target_locale_id
  LEFT JOIN wagtailcore_revision r ON r.id = s.revision_id
  LEFT JOIN wagtailcore_workflowstate f ON f.base_content_type_id = p.kind AND f.object_id = g.id::text
    AND f.status IN ('in_progress', 'needs_changes')
)
"""

__all__ = ["LISTED"]
