/// Tells what a scanner sends from what a person types.
///
/// A scanner types, too, but nobody types six characters without a pause between any two. What comes
/// without a pause is a burst; a burst of six characters or more is a scan, whether Enter, a line feed,
/// a tab or nothing comes after it. A pause is told, not measured here: the terminal was asked and had
/// nothing for `pauseMS`. So a laptop that is busy for a moment does not cut a scan in two.
public struct ScanReader: Sendable {
  /// How long nothing comes between two keys of a person; ms.
  public static let pauseMS = 30

  private var burst: [UInt8] = []
  /// Whether the burst is longer than anything that is kept.
  private var isCut = false
  /// Whether a scan came in this burst: what else comes without a pause is of the scanner.
  private var isScanning = false
  /// Whether the last key was a carriage return: a line feed after it is the same key.
  private var wasReturn = false

  /// A reader to which nothing has come.
  public init() {}

  /// Whether it waits for a pause to know what it has.
  public var isWaiting: Bool { !burst.isEmpty || isScanning || wasReturn }

  /// What is known after these bytes.
  public mutating func take(_ bytes: some Sequence<UInt8>) -> [KeyEvent] {
    var events: [KeyEvent] = []
    for byte in bytes { take(byte, &events) }
    return events
  }

  /// What is known after a pause.
  public mutating func pause() -> [KeyEvent] {
    let events = decided()
    (isScanning, wasReturn) = (false, false)
    return events
  }

  private mutating func take(_ byte: UInt8, _ events: inout [KeyEvent]) {
    let isReturn = byte == 0x0D
    // A tab after a whole code parts it from the next; one in the middle of a short one is a field mark.
    let isParting = byte == 0x09 && ScanCode.read(burst) != nil
    guard isReturn || byte == 0x0A || isParting else {
      wasReturn = false
      if burst.count < ScanCode.longest * 2 { burst.append(byte) } else { isCut = true }
      return
    }
    defer { wasReturn = isReturn }
    if burst.isEmpty, isScanning || (wasReturn && !isReturn) { return }
    let isWhole = !isCut
    events += decided()
    if isWhole, !isScanning { events.append(.enter) }
  }

  /// What the burst so far is, now that it is over.
  private mutating func decided() -> [KeyEvent] {
    defer { (burst, isCut) = ([], false) }
    guard !burst.isEmpty else { return [] }
    if let code = ScanCode.read(burst) {
      isScanning = true
      return code.isEmpty ? [] : [.scan(code)]
    }
    // The short end of a scan that came in several lines is no answer either.
    if isScanning || isCut { return [] }
    return TypedKeys.events(burst)
  }
}
