"""What the pages of events show. The page models route to here."""
