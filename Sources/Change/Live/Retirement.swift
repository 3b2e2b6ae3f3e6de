/// The rule for a record that one person retires while another edits it.
public enum Retirement {
  /// The group whose first column, when it is not NULL, says since when a record is retired.
  public static let groupName = "retired"

  /// Whether a value of that group retires the record.
  public static func retires(_ value: [CellValue]) -> Bool {
    value.first.map { !$0.isNull } ?? false
  }

  /// Whether a retirement and an edit, neither of which saw the other, are both live.
  ///
  /// `retired` are the live values of the group ``groupName``, `others` those of all other groups of
  /// the row; `covers` tells whether the first change covers the second.
  public static func conflict(
    retired: [LiveValue], others: [LiveValue],
    covers: (ChangeNumber, ChangeNumber) -> Bool
  ) -> Bool {
    retired.contains { retirement in
      retires(retirement.value)
        && others.contains { edit in
          edit.kind == .update && edit.change != retirement.change
            && !covers(retirement.change, edit.change)
            && !covers(edit.change, retirement.change)
        }
    }
  }
}
