using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>Collects, cell by cell and in constant memory, what a column shows about its notation of numbers.</summary>
/// <remarks>
/// There are two readings: the decimal sign is the point, or the comma. A cell that only one of them can read rules out the other; a cell
/// that both read as different numbers is kept as the example of an ambiguity; a cell that neither can read shows nothing.
/// </remarks>
internal sealed class NumberEvidence
{
    private CellExample? _point;
    private CellExample? _comma;
    private CellExample? _doubt;
    private CellExample? _exponent;
    private decimal _doubtByPoint;
    private decimal _doubtByComma;
    private long _pointCount;
    private long _commaCount;
    private long _exponentCount;
    private char _groupSign;

    /// <summary>The number of cells that are numbers in one notation or in both.</summary>
    public long ReadableCount { get; private set; }

    /// <summary>Takes a cell.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="kind">The type of the cell.</param>
    /// <param name="line">The line of its row, from 1.</param>
    public void Add(ReadOnlySpan<char> text, CellKind kind, long line)
    {
        if (kind == CellKind.Instant) return;
        var scan = NumberScan.Create(text);
        if (scan.Fault != NumberFault.None) return;
        var byPoint = NumberDigits.Read(scan.Digits, '.', scan.IsNegative, out var pointValue, out var pointGroup) == NumberFault.None;
        var byComma = NumberDigits.Read(scan.Digits, ',', scan.IsNegative, out var commaValue, out var commaGroup) == NumberFault.None;
        if (kind == CellKind.Number) byComma = byPoint;
        if (!byPoint && !byComma) return;
        ReadableCount++;
        if (kind == CellKind.Number) return;
        if (scan.Digits.IndexOfAny('e', 'E') >= 0)
        {
            _exponentCount++;
            _exponent ??= CellExample.Create(line, text);
        }

        if (scan.IsWeak) return;
        if (byPoint && byComma)
        {
            if (pointValue != commaValue) AddDoubt(text, line, pointValue, commaValue);
            else if (pointGroup != '\0' && _groupSign == '\0') _groupSign = pointGroup;
            return;
        }

        if (byPoint) _pointCount++;
        else _commaCount++;
        if (byPoint) _point ??= CellExample.Create(line, text);
        else _comma ??= CellExample.Create(line, text);
        var group = byPoint ? pointGroup : commaGroup;
        if (_groupSign == '\0') _groupSign = group;
    }

    /// <summary>Adds the evidence of another column, which has the same notation.</summary>
    /// <param name="other">The evidence of the other column.</param>
    public void Merge(NumberEvidence other)
    {
        ReadableCount += other.ReadableCount;
        _point = CellExample.First(_point, other._point);
        _comma = CellExample.First(_comma, other._comma);
        _exponent = CellExample.First(_exponent, other._exponent);
        var doubt = CellExample.First(_doubt, other._doubt);
        if (!ReferenceEquals(doubt, _doubt))
        {
            _doubt = doubt;
            _doubtByPoint = other._doubtByPoint;
            _doubtByComma = other._doubtByComma;
        }

        _pointCount += other._pointCount;
        _commaCount += other._commaCount;
        _exponentCount += other._exponentCount;
        if (_groupSign == '\0') _groupSign = other._groupSign;
    }

    /// <summary>Decides the notation.</summary>
    /// <param name="column">The name of the column, or of the columns, for messages.</param>
    /// <param name="decimalSign">The decimal sign by the options or the profile, which settles every doubt; null for none.</param>
    public ColumnDecision<NumberNotation> Decide(string column, char? decimalSign)
    {
        if (decimalSign is { } sign)
        {
            var against = sign == '.' ? _comma : _point;
            var count = sign == '.' ? _commaCount : _pointCount;
            return Decided(sign, against is null ? [] : [Against(column, sign, against, count)]);
        }

        if (_point is not null && _comma is not null) return new(null, Contradiction(column, _point, _comma), []);
        if (_point is not null) return Decided('.', []);
        if (_comma is not null) return Decided(',', []);
        return _doubt is null ? Decided(null, []) : new(null, Ambiguity(column, _doubt), []);

        ColumnDecision<NumberNotation> Decided(char? decided, ImmutableArray<ImportDiagnostic> notes)
        {
            char? group = _groupSign != '\0' && _groupSign != decided ? _groupSign
                : decided is not null && _doubt is not null ? (decided == '.' ? ',' : '.') : null;
            if (_exponent is not null) notes = notes.Add(Exponents(column, _exponent));
            return new ColumnDecision<NumberNotation>(new NumberNotation(decided, group), null, notes);
        }
    }

    private void AddDoubt(ReadOnlySpan<char> text, long line, decimal byPoint, decimal byComma)
    {
        if (_doubt is not null) return;
        _doubt = CellExample.Create(line, text);
        _doubtByPoint = byPoint;
        _doubtByComma = byComma;
    }

    private static ImportDiagnostic Contradiction(string column, CellExample point, CellExample comma) => new(
        ImportDiagnosticIds.AmountNotation, DiagnosticSeverity.Error,
        FormattableString.Invariant($"Numbers of {Name(column)} contradict each other: line {point.Line} has {point.Text}, whose decimal ")
            + FormattableString.Invariant($"sign is the point, and line {comma.Line} has {comma.Text}, whose decimal sign is the comma."),
        "Correct the file, or set DecimalSign (--decimal . or --decimal ,) to reject the rows of the other notation.",
        1, Math.Max(point.Line, comma.Line));

    private ImportDiagnostic Ambiguity(string column, CellExample doubt) => new(
        ImportDiagnosticIds.AmountNotation, DiagnosticSeverity.Error,
        $"The decimal sign of {Name(column)} is not decided: {doubt.Text} is "
            + FormattableString.Invariant($"{_doubtByPoint} with a decimal point, and {_doubtByComma} with a decimal comma."),
        "Set DecimalSign (--decimal . or --decimal ,).", 1, doubt.Line);

    private static ImportDiagnostic Against(string column, char sign, CellExample against, long count) => new(
        ImportDiagnosticIds.AmountNotation, DiagnosticSeverity.Warning,
        $"Numbers of {Name(column)} such as {against.Text} cannot be read with the decimal sign {sign}, and their rows are rejected.",
        "Check DecimalSign (--decimal . or --decimal ,).", count, against.Line);

    private ImportDiagnostic Exponents(string column, CellExample exponent) => new(
        ImportDiagnosticIds.AmountNotation, DiagnosticSeverity.Warning,
        $"Numbers of {Name(column)} are in E notation, such as {exponent.Text}; a spreadsheet may have rounded them.",
        "Export the file again without opening it in a spreadsheet.", _exponentCount, exponent.Line);

    private static string Name(string column) => ShortText.Quote(column);
}
