using ExcelDataReader;

namespace LifecycleKit.Import;

/// <summary>Reads the rows of a sheet of a workbook.</summary>
internal sealed class WorkbookTableReader : TableReader
{
    /// <summary>The number of rows that a sheet can have. A damaged row number would give empty rows for hours.</summary>
    private const long MaxRowCount = 1 << 20;

    private readonly IExcelDataReader _reader;
    private readonly Stream _view;
    private WorkbookCell[] _cells = [];
    private int _count;
    private long _row;

    /// <summary>Opens a sheet.</summary>
    /// <param name="source">The bytes of the workbook.</param>
    /// <param name="sheet">The name of the sheet.</param>
    public WorkbookTableReader(ByteSource source, string sheet)
    {
        _view = source.OpenView();
        _reader = Workbook.Open(_view);
        while (_reader.Name != sheet)
        {
            if (Workbook.Guard(_reader.NextResult)) continue;
            _reader.Dispose();
            throw Refusal.Damaged($"The workbook has no sheet {ShortText.Quote(sheet)}.", "Read it again when it is complete.");
        }
    }

    public override long LineNumber => _row;

    public override int FieldCount => _count;

    /// <summary>The share of the packed bytes up to the sheet's last one that was read; other sheets may follow.</summary>
    public override double Share => _view.Length == 0 ? 1 : Math.Clamp((double)_view.Position / _view.Length, 0, 1);

    public override ReadOnlySpan<char> GetField(int index) => index < _count ? _cells[index].Text : [];

    public override CellKind GetKind(int index) => index < _count ? _cells[index].Kind : CellKind.Text;

    public override bool Read()
    {
        if (!Workbook.Guard(ReadRow)) return false;
        if (++_row <= MaxRowCount) return true;
        throw Refusal.Damaged("The sheet has more rows than a workbook can have.", "Open it in a spreadsheet and save it again.", _row);
    }

    public override void Dispose() => _reader.Dispose();

    private bool ReadRow()
    {
        if (!_reader.Read()) return false;
        if (_cells.Length < _reader.FieldCount) _cells = new WorkbookCell[_reader.FieldCount];
        _count = 0;
        for (var i = 0; i < _reader.FieldCount; i++)
        {
            _cells[i] = WorkbookCell.Create(_reader.GetValue(i));
            // Rows end with their last cell; the sheet's width is that of its widest row.
            if (_cells[i].Text.Length > 0) _count = i + 1;
        }

        return true;
    }
}
