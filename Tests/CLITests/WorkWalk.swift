/// Answers that take a repair from one place to another, one line each.
enum WorkWalk {
  /// The NOC shut the port; the cord is fibre; it is unplugged.
  static let opened = ["2", "dana", "1", "1"]
  /// The port face was dirty and is clean after two dry cleanings; the cord is clean.
  static let cleaned = ["2", "2 10", "1", "1", "2", "2", "1", "1"]
  /// Plugged in; the NOC was asked, opened the port, and the link is up.
  static let up = ["1", "1", "1", "dana"]
  /// Lane powers typed and judged good.
  static let lanes = ["1", "1:-2.1:-3.4 2:-:-2.9", "1"]
  /// Counters cleared; hands signed; left.
  static let soaking = ["1", "1", "dana", "2", "q"]
  /// The NOC read the counters: passed; accepted; left.
  static let accepted = ["1", "1", "dana", "1", "carla", "q"]
}
