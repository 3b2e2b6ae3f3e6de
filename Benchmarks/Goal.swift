/// What a row of the table has to reach.
enum Goal {
  /// The yardstick's time over ferrule's: at least so many times its speed.
  case speed(atLeast: Double)
  /// Ferrule's time over the yardstick's: at most so many times its time.
  case time(atMost: Double)
  /// Ferrule's time; at most the yardstick's and so many ms.
  case extraMS(atMost: Double)
  /// Ferrule's time alone; at most so many ms.
  case alone(atMostMS: Double)
  /// The greatest memory in use; at most so many MB.
  case memoryMB(atMost: Double)

  /// What is to be reached, as the table prints it.
  var text: String {
    switch self {
    case .speed(let least): ">= \(Figures.short(least)) x"
    case .time(let most): "<= \(Figures.short(most)) x"
    case .extraMS(let most): "<= +\(Figures.short(most)) ms"
    case .alone(let most): "<= \(Figures.short(most)) ms"
    case .memoryMB(let most): "<= \(Figures.short(most)) MB"
    }
  }

  func isReached(by value: Double) -> Bool {
    switch self {
    case .speed(let least): value >= least
    case .time(let most), .extraMS(let most), .alone(let most), .memoryMB(let most): value <= most
    }
  }

  /// What one round of both sides says in the goal's own terms.
  func value(_ ours: Int64, _ theirs: Int64) -> Double {
    switch self {
    case .speed: Double(theirs) / Double(max(ours, 1))
    case .time: Double(ours) / Double(max(theirs, 1))
    case .extraMS: Double(ours - theirs) / 1e6
    case .alone: Double(ours) / 1e6
    case .memoryMB: Double(ours)
    }
  }

  /// The unit of the value.
  var unit: String {
    switch self {
    case .speed, .time: "x"
    case .extraMS, .alone: "ms"
    case .memoryMB: "MB"
    }
  }
}
