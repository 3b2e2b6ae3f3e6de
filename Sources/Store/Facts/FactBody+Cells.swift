internal import Change
public import Plant

extension FactBody {
  /// The row this fact becomes, in the order of its table's columns.
  var cells: FactCells {
    switch self {
    case .seen(let fact):
      FactCells(
        "seen",
        [
          CellValue(fact.subject.kind), CellValue(fact.subject.id), CellValue(fact.found),
          CellValue(fact.medium), CellValue(fact.origin),
        ])
    case .inspection(let fact): fact.cells
    case .cleaning(let fact):
      FactCells(
        "cleaning",
        [
          CellValue(fact.face.part), CellValue(fact.face.connector), CellValue(fact.joint),
          CellValue(fact.method), CellValue(fact.tool),
        ])
    case .plugging(let fact):
      FactCells(
        "plugging",
        [
          CellValue(fact.joint), CellValue(fact.action), CellValue(fact.portFace?.part),
          CellValue(fact.portFace?.connector), CellValue(fact.cordPart),
          CellValue(fact.unseenReason),
        ])
    case .partMove(let fact):
      FactCells(
        "part_move",
        [
          CellValue(fact.kind), CellValue(fact.part), CellValue(fact.direction),
          CellValue(fact.place.kind), CellValue(fact.place.id), CellValue(fact.bag),
        ])
    case .capping(let fact):
      FactCells(
        "capping",
        [
          CellValue(fact.face.part), CellValue(fact.face.connector), CellValue(fact.joint),
          CellValue(fact.action),
        ])
    case .portGate(let fact):
      FactCells(
        "port_gate",
        [
          CellValue(fact.port), CellValue(fact.action), .text(fact.byWhom), CellValue(fact.ticket),
        ])
    case .fault(let fact):
      FactCells(
        "fault",
        [
          CellValue(fact.link), CellValue(fact.port), .text(fact.symptom), CellValue(fact.ticket),
        ])
    case .faultClose(let fact):
      FactCells("fault_close", [CellValue(fact.fault), .text(fact.why)])
    case .job(let fact):
      FactCells(
        "job",
        [
          CellValue(fact.link), CellValue(fact.joint), CellValue(fact.fault),
          .text(fact.procedure), CellValue(fact.version), .text(fact.code.stored),
          fact.text.map(CellValue.blob) ?? .null,
        ])
    case .ask(let fact):
      FactCells("ask", [CellValue(fact.about), .text(fact.text)])
    case .answer(let fact):
      FactCells(
        "answer",
        [
          CellValue(fact.ask), CellValue(fact.about), CellValue(fact.outcome),
          CellValue(fact.text), CellValue(fact.byWhom),
        ])
    case .soak(let fact):
      FactCells(
        "soak",
        [
          CellValue(fact.link), CellValue(fact.action), CellValue(fact.dueMS),
          CellValue(fact.byWhom),
        ])
    case .polarityTest(let fact): fact.cells
    case .lossTest(let fact): fact.cells
    case .laneReading(let fact): fact.cells
    case .kitCheck(let fact):
      FactCells(
        "kit_check",
        [
          CellValue(fact.tool), CellValue(fact.check), CellValue(fact.outcome),
          CellValue(fact.clockOffsetMS), CellValue(fact.text),
        ])
    case .step(let fact):
      FactCells(
        "step",
        [
          .text(fact.name), .text(fact.outcome), CellValue(fact.face?.part),
          CellValue(fact.face?.connector), CellValue(fact.reason),
        ])
    case .pause(let fact):
      FactCells(
        "pause", [CellValue(fact.action), CellValue(fact.reason), CellValue(fact.untilMS)])
    case .signature(let fact):
      FactCells(
        "signature",
        [
          CellValue(fact.subject.kind), CellValue(fact.subject.id), CellValue(fact.kind),
          .text(fact.byWhom),
        ])
    case .note(let fact):
      FactCells(
        "note", [CellValue(fact.subject.kind), CellValue(fact.subject.id), .text(fact.text)])
    case .disturbance(let fact):
      FactCells(
        "disturbance", [CellValue(fact.joint), CellValue(fact.dropped), CellValue(fact.told)])
    case .decision(let fact):
      FactCells(
        "decision",
        [
          CellValue(fact.subject.kind), CellValue(fact.subject.id), .text(fact.question),
          .text(fact.choice),
        ])
    case .task(let fact):
      FactCells(
        "task",
        [
          CellValue(fact.kind), CellValue(fact.subject.kind), CellValue(fact.subject.id),
          .text(fact.text), CellValue(fact.forWhom),
        ])
    case .taskClose(let fact):
      FactCells(
        "task_close", [CellValue(fact.task), CellValue(fact.outcome), CellValue(fact.found)])
    case .image(let fact): fact.cells
    case .withdrawal(let fact):
      FactCells(
        "withdrawal", [.text(fact.factKind), CellValue(fact.fact), CellValue(fact.why)])
    case .importRun(let fact):
      FactCells(
        "import_run",
        [
          .text(fact.source), .text(fact.format), .text(fact.fileName), .blob(fact.sha256),
          .integer(fact.bytes),
        ])
    }
  }
}

extension Inspection {
  fileprivate var cells: FactCells {
    FactCells(
      "inspection",
      [
        CellValue(face.part), CellValue(face.connector), CellValue(joint), CellValue(verdict),
        CellValue(tip), CellValue(profile), CellValue(judgedBy),
      ],
      children: FactCells.Children(
        table: "inspection_fibre",
        rows: fibres.sorted { $0.key < $1.key }.map { [CellValue($0.key), CellValue($0.value)] }))
  }
}

extension PolarityTest {
  fileprivate var cells: FactCells {
    FactCells(
      "polarity_test",
      [
        CellValue(subject.kind), CellValue(subject.id), CellValue(tester), CellValue(near?.kind),
        CellValue(near?.id),
      ],
      children: FactCells.Children(
        table: "polarity_fibre",
        rows: map.sorted { $0.key < $1.key }.map { [CellValue($0.key), CellValue($0.value)] }))
  }
}

extension LossTest {
  fileprivate var cells: FactCells {
    let sorted = readings.sorted {
      ($0.fibre, $0.wavelengthNM, $0.fromEnd) < ($1.fibre, $1.wavelengthNM, $1.fromEnd)
    }
    return FactCells(
      "loss_test",
      [
        CellValue(subject.kind), CellValue(subject.id), CellValue(tester),
        CellValue(referenceMethod), CellValue(lengthMM), CellValue(verdict), CellValue(near?.kind),
        CellValue(near?.id),
      ],
      children: FactCells.Children(
        table: "loss_reading",
        rows: sorted.map {
          [
            CellValue($0.fibre), CellValue($0.wavelengthNM), .text($0.fromEnd),
            CellValue($0.lossMilliDB),
          ]
        }))
  }
}

extension FaceImage {
  fileprivate var cells: FactCells {
    FactCells(
      "image",
      [
        .blob(sha256), .integer(byteCount), CellValue(format), CellValue(name),
        CellValue(face?.part), CellValue(face?.connector), CellValue(fibre),
        CellValue(inspection), CellValue(cleaning), CellValue(takenMS), CellValue(widthPX),
        CellValue(heightPX), CellValue(tip),
      ])
  }
}

extension LaneReading {
  fileprivate var cells: FactCells {
    FactCells(
      "lane_reading", [CellValue(port), CellValue(origin)],
      children: FactCells.Children(
        table: "lane_power",
        rows: lanes.sorted { $0.key < $1.key }.map {
          [CellValue($0.key), CellValue($0.value.txMilliDBm), CellValue($0.value.rxMilliDBm)]
        }))
  }
}

extension FactBody {
  /// Name of the table this fact is a row of.
  public var table: String { cells.table }
}
