/// What the tester said.
enum TesterVerdict: String, CaseIterable {
  case pass
  case fail
}
