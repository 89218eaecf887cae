# Writes nottem.csv beside this file. Run from the top folder of the repository: Rscript data/nottem/export.R
series <- datasets::nottem
table <- data.frame(
  year = as.integer(floor(time(series) + 1e-6)),
  month = as.integer(cycle(series)),
  temperature_f = sprintf("%.1f", as.numeric(series)))
target <- file("data/nottem/nottem.csv", open = "wb")
write.table(table, target, sep = ",", eol = "\n", quote = FALSE, row.names = FALSE)
close(target)
