import Plant

/// A joint that is taken to be open because somebody worked on a face in it.
enum SeenOpen {
  /// Since when, in plain words.
  static func words(_ opened: Recorded<Plugging>, _ clock: FloorClock) -> String {
    "cord out by \(clock.hourMinute(opened.atMS)): \(opened.technician) was at a face, no UNPLUG is recorded"
  }
}
