"""The API's ground floor: answers, problems and languages for every room, and the pages themselves."""
