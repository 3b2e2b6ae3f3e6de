/// Tells what a scanner sends from what a person types.
///
/// A scanner types, too, but nobody types six characters without a pause between any two. What comes
/// without a pause is a burst; a burst of six characters or more is a scan, whether Enter, a line feed,
/// a tab or nothing comes after it. A pause is told, not measured here: the terminal was asked and had
/// nothing for ``waitMS``. So a laptop that is busy for a moment does not cut a scan in two.
///
/// Nobody types a line end and more without a pause either: of a burst of several lines none is an answer,
/// however short they are. So Enter right behind a character waits for the pause; Enter after a pause counts
/// at once.
///
/// A scanner may frame each code in STX and ETX. What is in a frame is of the scanner, however short, and is
/// over at its ETX; ETX outside of one is Ctrl-C.
public struct ScanReader: Sendable {
  /// How long nothing comes between two keys of a person; ms.
  public static let pauseMS = 30
  /// How long nothing comes behind a line that came whole in one read; ms.
  ///
  /// What sends a line like that sends the next one at once.
  public static let linePauseMS = 20

  private var burst: [UInt8] = []
  /// Whether the burst is longer than anything that is kept.
  private var isCut = false
  /// Whether a frame has begun, and its end did not come yet.
  private var isFramed = false
  /// Whether a scan came in this burst: what else comes without a pause is of the scanner.
  private var isScanning = false
  /// A line too short for a scan and its Enter, which count if nothing comes right behind them; or lone Enters.
  private var held: [KeyEvent] = []
  /// Whether all of the burst came in one read.
  private var isOneRead = false
  /// Whether something of this burst was taken as nothing, and no scan came of it.
  private var isLost = false
  /// Whether the last key was a carriage return: a line feed after it is the same key.
  private var wasReturn = false

  /// A reader to which nothing has come.
  public init() {}

  /// Whether it waits for a pause to know what it has.
  public var isWaiting: Bool {
    !burst.isEmpty || !held.isEmpty || isFramed || isScanning || wasReturn
  }

  /// How long nothing has to come until a pause is told; ms.
  public var waitMS: Int { isOneRead && !held.isEmpty ? Self.linePauseMS : Self.pauseMS }

  /// What is known after these bytes.
  public mutating func take(_ bytes: some Sequence<UInt8>) -> [KeyEvent] {
    var events: [KeyEvent] = []
    isOneRead = !isWaiting
    for byte in bytes { take(byte, &events) }
    // Behind Enter alone nothing is waited for: it is a person's.
    if !held.contains(where: { $0 != .enter }) {
      events += held
      held = []
    }
    return events
  }

  /// What is known after a pause.
  public mutating func pause() -> [KeyEvent] {
    var events = isFramed ? framed(isWhole: false) : held + decided()
    if isLost { events.append(.unread) }
    (held, isLost, isScanning, wasReturn) = ([], false, false, false)
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
      dropHeld()
      keep(byte)
      return
    }
    defer { wasReturn = isReturn }
    if burst.isEmpty, isScanning || (wasReturn && !isReturn) { return }
    if burst.isEmpty {
      if held.contains(where: { $0 != .enter }) { dropHeld() } else { held.append(.enter) }
      return
    }
    let line = decided()
    if isScanning { events += line } else { held = line + [.enter] }
  }

  /// More came right behind a line: it was no answer.
  private mutating func dropHeld() {
    guard !held.isEmpty else { return }
    (held, isLost, isScanning) = ([], true, true)
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
      dropHeld()
      if burst.last == Self.frameEnd { burst.removeLast() }
      events += decided()
    }
    (isFramed, wasReturn) = (true, false)
  }

  /// The codes of the frame, now that it is over.
  private mutating func framed(isWhole: Bool) -> [KeyEvent] {
    defer { (burst, isCut, isFramed, isScanning) = ([], false, false, true) }
    let codes = ScanCode.framed(burst, isWhole: isWhole && !isCut)
    if !codes.isEmpty { isLost = false }
    return codes.map(KeyEvent.scan)
  }

  private static let (frameStart, frameEnd): (UInt8, UInt8) = (0x02, 0x03)

  /// What the burst so far is, now that it is over.
  private mutating func decided() -> [KeyEvent] {
    defer { (burst, isCut) = ([], false) }
    guard !burst.isEmpty else { return [] }
    if let code = ScanCode.read(burst) {
      isScanning = true
      guard !code.isEmpty else { return [] }
      isLost = false
      return [.scan(code)]
    }
    if isCut {
      if !isScanning { (isLost, isScanning) = (true, true) }
      return []
    }
    // The short end of a scan that came in several lines is no answer either. Ctrl-C behind what was typed
    // ahead is one still.
    if isScanning { return isLost && burst.contains(Self.frameEnd) ? [.leave] : [] }
    return TypedKeys.events(burst)
  }
}
