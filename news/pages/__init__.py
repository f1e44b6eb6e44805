"""What stands on the pages of news. The models route to here."""
