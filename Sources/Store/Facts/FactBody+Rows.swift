internal import Plant

extension FactBody {
  /// What hands did: cleaning, plugging, parts, caps, ports.
  init?(handsIn table: String, _ row: CellRow) {
    switch table {
    case "cleaning":
      guard let face = row.face(), let method: CleaningMethod = row.value("method") else {
        return nil
      }
      self = .cleaning(
        Cleaning(face: face, joint: row.id("joint"), method: method, tool: row.text("tool")))
    case "plugging":
      guard let action: PlugAction = row.value("action") else { return nil }
      self = .plugging(
        Plugging(
          joint: row.need("joint"), action: action,
          portFace: row.face("port_part", "port_connector"), cordPart: row.id("cord_part"),
          unseenReason: row.text("unseen_reason")))
    case "part_move":
      guard let kind: PartKind = row.value("kind"),
        let direction: MoveDirection = row.value("direction"),
        let place = row.subject("place_kind", "place")
      else { return nil }
      self = .partMove(
        PartMove(
          kind: kind, part: row.need("part"), direction: direction, place: place,
          bag: row.text("bag")))
    case "capping":
      guard let face = row.face(), let action: CapAction = row.value("action") else { return nil }
      self = .capping(Capping(face: face, joint: row.id("joint"), action: action))
    case "port_gate":
      guard let action: GateAction = row.value("action") else { return nil }
      self = .portGate(
        PortGate(
          port: row.need("port"), action: action, byWhom: row.string("by_whom"),
          ticket: row.text("ticket")))
    case "disturbance":
      self = .disturbance(
        Disturbance(
          joint: row.need("joint"), dropped: row.text("dropped"), told: row.text("told")))
    default: return nil
    }
  }

  /// Faults, jobs and their steps.
  init?(workIn table: String, _ row: CellRow) {
    switch table {
    case "fault":
      self = .fault(
        Fault(
          link: row.need("link"), port: row.id("port"), symptom: row.string("symptom"),
          ticket: row.text("ticket")))
    case "fault_close":
      self = .faultClose(FaultClose(fault: row.need("fault"), why: row.string("why")))
    case "job":
      self = .job(
        Job(
          link: row.need("link"), joint: row.need("joint"), fault: row.id("fault"),
          procedure: row.string("procedure"), version: row.int("version") ?? 0,
          code: ShortCode(row.string("code")), text: row.bytes("text_sha256")))
    case "step":
      self = .step(
        Step(
          name: row.string("name"), outcome: row.string("outcome"), face: row.face(),
          reason: row.text("reason")))
    case "pause":
      guard let action: PauseAction = row.value("action") else { return nil }
      self = .pause(
        Pause(action: action, reason: row.text("reason"), untilMS: row.int64("until_ms")))
    default: return nil
    }
  }

  /// What was said to and by the network operations centre.
  init?(callIn table: String, _ row: CellRow) {
    switch table {
    case "ask":
      guard let about: AskTopic = row.value("about") else { return nil }
      self = .ask(Ask(about: about, text: row.string("text")))
    case "answer":
      guard let about: AskTopic = row.value("about"),
        let outcome: AnswerOutcome = row.value("outcome")
      else { return nil }
      self = .answer(
        Answer(
          ask: row.id("ask"), about: about, outcome: outcome, text: row.text("text"),
          byWhom: row.text("by_whom")))
    case "soak":
      guard let action: SoakAction = row.value("action") else { return nil }
      self = .soak(
        Soak(
          link: row.need("link"), action: action, dueMS: row.int64("due_ms"),
          byWhom: row.text("by_whom")))
    default: return nil
    }
  }

  /// Words about a thing: seen, signed, noted, decided, taken back, imported.
  init?(wordIn table: String, _ row: CellRow) {
    switch table {
    case "seen":
      guard let subject = row.subject() else { return nil }
      self = .seen(
        Seen(
          subject: subject, found: row.text("found"), medium: row.value("medium"),
          origin: row.value("origin")))
    case "signature":
      guard let subject = row.subject(), let kind: SignatureKind = row.value("kind") else {
        return nil
      }
      self = .signature(Signature(subject: subject, kind: kind, byWhom: row.string("by_whom")))
    case "note":
      guard let subject = row.subject() else { return nil }
      self = .note(Note(subject: subject, text: row.string("text")))
    case "decision":
      guard let subject = row.subject() else { return nil }
      self = .decision(
        Decision(
          subject: subject, question: row.string("question"), choice: row.string("choice")))
    case "task":
      guard let subject = row.subject() else { return nil }
      // A kind of errand this program does not know is an errand all the same.
      self = .task(
        Task(
          kind: row.value("kind") ?? .other, subject: subject, text: row.string("text"),
          forWhom: row.text("for_whom")))
    case "task_close":
      guard let outcome: TaskOutcome = row.value("outcome") else { return nil }
      self = .taskClose(
        TaskClose(task: row.need("task"), outcome: outcome, found: row.text("found")))
    case "kit_check":
      guard let check: KitCheckName = row.value("check_name"),
        let outcome: KitOutcome = row.value("outcome")
      else { return nil }
      self = .kitCheck(
        KitCheck(
          tool: row.id("tool"), check: check, outcome: outcome,
          clockOffsetMS: row.int64("clock_offset_ms"), text: row.text("text")))
    case "withdrawal":
      self = .withdrawal(
        Withdrawal(
          factKind: row.string("fact_kind"), fact: row.need("fact"), why: row.text("why")))
    case "import_run":
      self = .importRun(
        ImportRun(
          source: row.string("source"), format: row.string("format"),
          fileName: row.string("file_name"), sha256: row.blob("sha256"),
          bytes: row.int64("bytes") ?? 0))
    default: return nil
    }
  }

  /// A picture of an end-face.
  init?(imageIn row: CellRow) {
    guard let format: ImageFormat = row.value("format") else { return nil }
    self = .image(
      FaceImage(
        sha256: row.blob("sha256"), byteCount: row.int64("bytes") ?? 0, format: format,
        name: row.text("name"), face: row.face(), fibre: row.int("fibre"),
        inspection: row.id("inspection"), cleaning: row.id("cleaning"),
        takenMS: row.int64("taken_ms"), widthPX: row.int("width_px"),
        heightPX: row.int("height_px"), tip: row.text("tip")))
  }
}
