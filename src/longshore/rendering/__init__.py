"""All of the words: reports, failures, errors of use. Imported where there is something to say."""
