/// Tells what a scanner sends from what a person types.
///
/// A scanner types, too, but nobody types six characters without a pause between any two. What comes
/// without a pause is a burst; a burst of six characters or more is a scan, whether Enter, a line feed,
/// a tab or nothing comes after it. A pause is told, not measured here: the terminal was asked and had
/// nothing for `pauseMS`. So a laptop that is busy for a moment does not cut a scan in two.
///
/// A scanner may frame each code in STX and ETX. What is in a frame is of the scanner, however short, and is
/// over at its ETX; ETX outside of one is Ctrl-C.
public struct ScanReader: Sendable {
  /// How long nothing comes between two keys of a person; ms.
  public static let pauseMS = 30

  private var burst: [UInt8] = []
  /// Whether the burst is longer than anything that is kept.
  private var isCut = false
  /// Whether a frame has begun, and its end did not come yet.
  private var isFramed = false
  /// Whether a scan came in this burst: what else comes without a pause is of the scanner.
  private var isScanning = false
  /// Whether the last key was a carriage return: a line feed after it is the same key.
  private var wasReturn = false

  /// A reader to which nothing has come.
  public init() {}

  /// Whether it waits for a pause to know what it has.
  public var isWaiting: Bool { !burst.isEmpty || isFramed || isScanning || wasReturn }

  /// What is known after these bytes.
  public mutating func take(_ bytes: some Sequence<UInt8>) -> [KeyEvent] {
    var events: [KeyEvent] = []
    for byte in bytes { take(byte, &events) }
    return events
  }

  /// What is known after a pause.
  public mutating func pause() -> [KeyEvent] {
    let events = isFramed ? framed(isWhole: false) : decided()
    (isScanning, wasReturn) = (false, false)
    return events
  }

  private mutating func take(_ byte: UInt8, _ events: inout [KeyEvent]) {
    if byte == Self.frameStart { return beginFrame(&events) }
    guard !isFramed else {
      if byte == Self.frameEnd { events += framed(isWhole: true) } else { keep(byte) }
      return
    }
    let isReturn = byte == 0x0D
    // A tab after a whole code parts it from the next; one in the middle of a short one is a field mark.
    let isParting = byte == 0x09 && ScanCode.read(burst) != nil
    guard isReturn || byte == 0x0A || isParting else {
      wasReturn = false
      keep(byte)
      return
    }
    defer { wasReturn = isReturn }
    if burst.isEmpty, isScanning || (wasReturn && !isReturn) { return }
    let isWhole = !isCut
    events += decided()
    if isWhole, !isScanning { events.append(.enter) }
  }

  private mutating func keep(_ byte: UInt8) {
    if burst.count < ScanCode.longest * 2 { burst.append(byte) } else { isCut = true }
  }

  /// A frame in one whose end did not come is the next scan, and an end right before one is of a frame whose
  /// start did not come: neither is a key.
  private mutating func beginFrame(_ events: inout [KeyEvent]) {
    if isFramed {
      events += framed(isWhole: false)
    } else {
      if burst.last == Self.frameEnd { burst.removeLast() }
      events += decided()
    }
    (isFramed, wasReturn) = (true, false)
  }

  /// The codes of the frame, now that it is over.
  private mutating func framed(isWhole: Bool) -> [KeyEvent] {
    defer { (burst, isCut, isFramed, isScanning) = ([], false, false, true) }
    return ScanCode.framed(burst, isWhole: isWhole && !isCut).map(KeyEvent.scan)
  }

  private static let (frameStart, frameEnd): (UInt8, UInt8) = (0x02, 0x03)

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
