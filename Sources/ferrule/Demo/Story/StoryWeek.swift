import Plant

/// The repairs of the week.
enum StoryWeek {
  /// S1-P2:11/2 comes again and again; so does the trunk of dgx-03.
  static let early = [
    StoryRepair(
      ref: "S1-P2:11/2", hoursAgo: 150, symptom: "symbol errors", ticket: "INC47702",
      technician: "Mina", onCord: [3: .dirt, 10: .dirt]),
    StoryRepair(
      ref: "dgx-22:mlx5_6", hoursAgo: 141, symptom: "flaps 4x in an hour", ticket: "INC47733",
      technician: "Jo", onCord: [1: .dirt], cleanings: [.dry, .dry]),
    StoryRepair(
      ref: "S1-L3:30/1", hoursAgo: 137, symptom: "Rx1 low, -7.2 dBm", ticket: "INC47760",
      technician: "Mina", inPort: [12: .dirt]),
  ]

  static let late = [
    StoryRepair(
      ref: "dgx-02:mlx5_9", hoursAgo: 112, symptom: "Rx2 low, -6.8 dBm", ticket: "INC47822",
      technician: "Mina", onCord: [11: .dirt]),
    StoryRepair(
      ref: "S1-L5:9/1", hoursAgo: 98, symptom: "Rx low on all lanes", ticket: "INC47851",
      technician: "Jo", inPort: [2: .dirt, 3: .dirt]),
    StoryRepair(
      ref: "dgx-03:mlx5_4", hoursAgo: 75, symptom: "symbol errors growing", ticket: "INC47911",
      technician: "Mina", onCord: [9: .dirt], cleanings: [.dry, .dry, .dry, .wetDry],
      parked: "waited for the wet cleaning kit"),
    StoryRepair(
      ref: "S1-P2:11/2", hoursAgo: 61, symptom: "flaps 3x since noon", ticket: "INC47960",
      technician: "Jo", onCord: [10: .dirt]),
  ]

  static let unseen = StoryRepair(
    ref: "S1-L6:7/1", hoursAgo: 26, symptom: "link down", ticket: "INC48102", technician: "Jo",
    onCord: [4: .dirt], unseen: "probe dead, ten minutes of window left")

  static let soaking = StoryRepair(
    ref: "S1-L1:17/2", hoursAgo: 2, minute: 40, symptom: "symbol errors", ticket: "INC48177",
    technician: "Jo", onCord: [2: .dirt], end: .soaking)
}
