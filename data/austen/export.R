# Writes data/austen/austen.txt: the first chapters of a novel, one paragraph a line.
# From the top folder of the repository: Rscript data/austen/export.R   (needs the package janeaustenr)
lines <- janeaustenr::prideprejudice
starts <- grep("^Chapter [0-9]+$", lines)
lines <- lines[starts[1]:(starts[15] - 1)]            # chapters 1 to 14
lines <- lines[!grepl("^Chapter [0-9]+$", lines)]
paragraph <- cumsum(lines == "")
text <- tapply(lines[lines != ""], paragraph[lines != ""], paste, collapse = " ")
text <- gsub("_", "", text, fixed = TRUE)             # emphasis
text <- gsub(" +", " ", trimws(text))
stopifnot(all(grepl("^[ -~]+$", text)))               # plain ASCII
file <- file(file.path("data", "austen", "austen.txt"), "wb")
writeLines(text, file, sep = "\n")
close(file)
