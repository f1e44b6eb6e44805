"""Events as iCalendar (RFC 5545): one event as a file, and lists as calendars to subscribe to."""
