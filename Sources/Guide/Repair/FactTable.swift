import Plant

/// The table each kind of fact is kept in, as a withdrawal names it.
enum FactTable {
  static func name(_ body: FactBody) -> String {
    switch body {
    case .seen: "seen"
    case .inspection: "inspection"
    case .cleaning: "cleaning"
    case .plugging: "plugging"
    case .partMove: "part_move"
    case .capping: "capping"
    case .portGate: "port_gate"
    case .fault: "fault"
    case .faultClose: "fault_close"
    case .job: "job"
    case .ask: "ask"
    case .answer: "answer"
    case .soak: "soak"
    case .polarityTest: "polarity_test"
    case .lossTest: "loss_test"
    case .laneReading: "lane_reading"
    case .kitCheck: "kit_check"
    case .step: "step"
    case .pause: "pause"
    case .signature: "signature"
    case .note: "note"
    case .disturbance: "disturbance"
    case .decision: "decision"
    case .task: "task"
    case .taskClose: "task_close"
    case .image: "image"
    case .withdrawal: "withdrawal"
    case .importRun: "import_run"
    }
  }
}
