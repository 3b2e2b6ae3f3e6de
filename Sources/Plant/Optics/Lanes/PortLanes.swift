/// How many lanes a port has, and which numbers its module may print for them.
public struct PortLanes: Hashable, Sendable {
  /// How many; 1 or more.
  public var count: Int
  /// Whether it is the second port of its module: some modules count on from the first one's lanes.
  public var isSecond: Bool

  /// All its parts.
  public init(count: Int, isSecond: Bool = false) {
    self.count = max(1, count)
    self.isSecond = isSecond
  }

  /// What the records say; nil where they do not say how many, or contradict each other.
  ///
  /// - Parameters:
  ///   - rate: width and speed as the source names them, such as `4xNDR` or `400G`. The width is the one in
  ///     use when it was read: fewer than the module has may be those that were up.
  ///   - optic: the optic in each port of the module.
  ///   - isSplit: whether other ports share its connector: nobody wrote down which lanes are whose.
  ///   - isSecond: whether it is the second port of its module.
  public static func recorded(rate: String?, optic: Optic?, isSplit: Bool, isSecond: Bool)
    -> PortLanes?
  {
    guard !isSplit, let count = count(rate: rate, optic: optic) else { return nil }
    return PortLanes(count: count, isSecond: isSecond)
  }

  private static func count(rate: String?, optic: Optic?) -> Int? {
    let digits = (rate ?? "").prefix { $0.isASCII && $0.isNumber }
    let number = digits.utf8.count <= 4 ? Int(digits) : nil
    let unit = (rate ?? "").dropFirst(digits.count).first
    let width = unit == "x" || unit == "X" ? number : nil
    let gigabits = unit == "G" || unit == "g" ? number : nil
    guard let optic else { return width.flatMap { (4...16).contains($0) ? $0 : nil } }
    // Two ports on one ferrule: which of them this is nobody wrote down.
    guard optic.layout != .twoRowDual else { return nil }
    let lanes = optic.signalLanes
    if let width { return width <= lanes ? lanes : nil }
    if let gigabits { return gigabits == lanes * optic.laneRateGbps ? lanes : nil }
    return lanes
  }

  /// The number of the first lane in a reading: 1; 0 if a lane 0 was read; of a second port the one after
  /// the first port's lanes, if only such were read.
  ///
  /// A module that counts from 0 shows as the first lane of its second port what is the last one of its first
  /// port where others count from 1: with lanes beyond it, it is taken for that.
  public func first(in printed: some Sequence<Int>) -> Int {
    let numbers = Array(printed)
    guard let least = numbers.min(), let most = numbers.max() else { return 1 }
    if least == 0 { return 0 }
    guard isSecond else { return 1 }
    if least == count, most > count, most < 2 * count { return count }
    return least > count ? count + 1 : 1
  }

  /// The numbers of its lanes, as a reading counts them.
  public func numbers(in printed: some Sequence<Int>) -> ClosedRange<Int> {
    let first = first(in: printed)
    return first...(first + count - 1)
  }

  /// The least number read that is none of its lanes; nil if all are.
  public func stranger(in printed: some Collection<Int>) -> Int? {
    let own = numbers(in: printed)
    return printed.filter { !own.contains($0) }.min()
  }

  /// The lane, counted from 1, that a reading has under a number; the number itself if others of the reading are
  /// none of the port's lanes.
  public func lane(_ number: Int, in printed: some Collection<Int>) -> Int {
    stranger(in: printed) == nil ? number - first(in: printed) + 1 : number
  }

  /// Its lanes that were not read, in order, counted from 1.
  public func unread(in printed: some Collection<Int>) -> [Int] {
    let first = first(in: printed)
    let read = Set(printed.map { $0 - first + 1 })
    return (1...count).filter { !read.contains($0) }
  }
}
