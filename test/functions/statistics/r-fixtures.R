# Remakes r-fixtures.json from R's own functions:
#   apt-get install -y --no-install-recommends r-base-core r-cran-survival
#   Rscript test/functions/statistics/r-fixtures.R > test/functions/statistics/r-fixtures.json
# R is needed for this only. Numbers are written with 15 digits; null is R's NA.
suppressPackageStartupMessages(library(survival))
set.seed(20170401)

number <- function(x) {
  x <- unname(x)
  ifelse(is.na(x) | is.infinite(x), "null", formatC(x, digits = 15, format = "g", width = 1))
}
list_of <- function(x) paste0("[", paste(number(x), collapse = ","), "]")
object <- function(...) {
  parts <- c(...)
  paste0("{", paste0('"', names(parts), '":', parts, collapse = ","), "}")
}
rows <- function(parts) paste0("[\n    ", paste(parts, collapse = ",\n    "), "\n  ]")

# Quantiles of type 7: ties, even n, one value.
samples <- list(c(7), c(1, 2), c(1, 2, 3, 4), c(3, 1, 2), c(5, 5, 5, 5), c(0, 0, 1, 30, 30, 31),
  c(10, 20, 30, 40, 50, 60, 70), rpois(101, 23), rpois(100, 23), c(rep(0, 50), rep(60, 50)))
quantiles <- unlist(lapply(samples, function(x) object(
  values = list_of(x), q05 = number(quantile(x, 0.05, type = 7)), q25 = number(quantile(x, 0.25, type = 7)),
  median = number(median(x)), q95 = number(quantile(x, 0.95, type = 7)),
  mean = number(mean(x)), var = number(var(x)))))

# Kaplan-Meier with log-log limits: ties, flat halves, all censored, one case, heavy censoring.
study <- function(time, status) {
  fit <- survfit(Surv(time, status) ~ 1, conf.type = "log-log")
  table <- summary(fit)$table
  object(time = list_of(time), status = list_of(status), n = number(table[["records"]]),
    events = number(table[["events"]]), median = number(table[["median"]]),
    lower = number(table[["0.95LCL"]]), upper = number(table[["0.95UCL"]]))
}
several <- function(n, rate) { t <- rpois(n, 20); s <- rbinom(n, 1, rate); study(t, s) }
survivals <- c(
  study(c(5), c(1)), study(c(5), c(0)), study(c(1, 2, 3, 4), c(0, 0, 0, 0)), study(c(1, 2), c(1, 1)),
  study(c(1, 2, 3, 4), c(1, 1, 1, 1)), study(c(1, 2, 3, 4, 5), c(1, 1, 1, 1, 1)), study(c(0, 0, 0, 7), c(1, 1, 1, 1)),
  study(c(3, 3, 3, 3, 8, 8), c(1, 1, 0, 1, 1, 0)), study(c(2, 4, 4, 6, 6, 6, 9, 12), c(1, 1, 0, 1, 1, 0, 0, 1)),
  study(aml$time, aml$status), several(200, 0.9), several(60, 0.5), several(40, 0.2), several(1001, 0.97),
  study(c(rep(10, 10), rep(20, 10)), rep(1, 20)), study(c(9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161), c(1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0)))

# Wilson's interval.
shares <- list(c(0, 1), c(1, 1), c(0, 10), c(10, 10), c(1, 2), c(332, 498), c(430, 498), c(496, 498), c(371, 498), c(3, 7), c(65000, 100000))
wilsons <- unlist(lapply(shares, function(s) {
  ci <- suppressWarnings(prop.test(s[1], s[2], correct = FALSE)$conf.int)
  object(taeller = number(s[1]), naevner = number(s[2]), lower = number(ci[1]), upper = number(ci[2]))
}))

# The exact ratio of two Poisson rates.
pairs <- list(c(5, 5, 1, 1), c(10, 2, 91, 91), c(2, 10, 91, 91), c(0, 4, 91, 90), c(4, 0, 91, 90), c(30, 11, 275, 275),
  c(12, 12, 92, 90), c(1, 1, 31, 28), c(400, 300, 365, 365), c(4500, 4300, 365, 366), c(7, 19, 30, 60), c(120000, 119000, 1, 1))
ratios <- unlist(lapply(pairs, function(x) {
  test <- poisson.test(c(x[1], x[2]), c(x[3], x[4]))
  object(nu = number(x[1]), foer = number(x[2]), nuTid = number(x[3]), foerTid = number(x[4]),
    ratio = number(test$estimate[[1]]), lower = number(test$conf.int[1]), upper = number(test$conf.int[2]), p = number(test$p.value))
}))

# False discovery rates.
ps <- list(c(0.01), c(0.01, 0.02, 0.03, 0.04, 0.05), c(0.5, 0.001, 0.03, 0.03, 1), c(0.04, 0.04, 0.04), runif(40)^3)
adjusted <- unlist(lapply(ps, function(p) object(p = list_of(p), q = list_of(p.adjust(p, method = "BH")))))

cat(paste0("{\n  \"quantiles\": ", rows(quantiles), ",\n  \"survivals\": ", rows(survivals), ",\n  \"wilsons\": ", rows(wilsons),
  ",\n  \"ratios\": ", rows(ratios), ",\n  \"adjusted\": ", rows(adjusted), "\n}\n"))
