# Writes co2.csv beside this file. Run from the top folder of the repository: Rscript data/co2/export.R
series <- datasets::co2
table <- data.frame(
  year = as.integer(floor(time(series) + 1e-6)),
  month = as.integer(cycle(series)),
  co2_ppm = sprintf("%.2f", as.numeric(series)))
target <- file("data/co2/co2.csv", open = "wb")
write.table(table, target, sep = ",", eol = "\n", quote = FALSE, row.names = FALSE)
close(target)
