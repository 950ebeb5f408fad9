using System.Collections.Immutable;
using System.CommandLine;
using LifecycleKit.Import;

namespace LifecycleKit.Cli;

/// <summary>The options of every command that reads a file of orders.</summary>
internal sealed class ImportArguments
{
    private const double BytesPerGiB = 1L << 30;

    /// <summary>More than any disk has, and still exact as a number of either type.</summary>
    private const double MaxBytes = 1L << 60;

    private static readonly double DefaultMaxGiB = ImportOptions.Default.MaxUnpackedSize / BytesPerGiB;

    private readonly Option<DateOnly?> _asOf = OptionTypes.Date(
        "--as-of", "evaluate as of the start of this day (default: the day after the last order that is not after today)");

    private readonly Option<ImmutableDictionary<ColumnRole, string>> _map = new("--map")
    {
        Description = "the column of a role, such as --map customer=ClientNo; several pairs are separated by commas or repeat the option",
        HelpName = "ROLE=COLUMN",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => ImmutableDictionary<ColumnRole, string>.Empty,
        CustomParser = ColumnPairs.Parse,
    };

    private readonly Option<TimeZoneInfo> _zone = OptionTypes.Zone(
        "--time-zone", "the shop's time zone, as an IANA id such as Europe/Vienna; UTC when it is not given");

    private readonly Choice<DateOrder?> _dateOrder = new(
        "--date-order", "the order of day, month and year, where the file does not decide it", null,
        ("dmy", DateOrder.DayMonthYear), ("mdy", DateOrder.MonthDayYear), ("ymd", DateOrder.YearMonthDay));

    private readonly Option<char?> _decimal = OptionTypes.Character(
        "--decimal", "the decimal sign, where the file does not decide it", ".,");

    private readonly Option<string?> _encoding = new("--encoding")
    {
        Description = "the encoding, such as windows-1252 or shift_jis, where the bytes do not decide it", HelpName = "NAME",
    };

    private readonly Option<char?> _delimiter = OptionTypes.Character(
        "--delimiter", "the separator of fields, where the file does not decide it", ",;|\t");

    private readonly Option<string?> _currency = OptionTypes.Currency(
        "--currency", "the currency to read, as an ISO 4217 code, where the file has several");

    private readonly Choice<RowKind?> _rows = new(
        "--rows", "what a row is, where the file does not decide it", null,
        ("order", RowKind.Order), ("line", RowKind.OrderLine), ("line-with-total", RowKind.OrderLineWithTotal),
        ("line-with-total-on-first", RowKind.OrderLineWithTotalOnFirst), ("summary-and-lines", RowKind.SummaryAndLines),
        ("payment", RowKind.Payment));

    private readonly Option<ImmutableDictionary<string, RowMeaning>> _status = new("--status")
    {
        Description = $"the meaning of a word in a status or type column, such as --status shipped=paid: {StatusPairs.Names}; "
            + "may be repeated",
        HelpName = "WORD=MEANING",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => ImmutableDictionary<string, RowMeaning>.Empty,
        CustomParser = StatusPairs.Parse,
    };

    private readonly Option<string?> _format = new("--format")
    {
        Description = "the format: a file that inspect --save has written, or the name of a profile such as shopify-orders",
        HelpName = "FILE|NAME",
    };

    private readonly Option<bool> _strict = new("--strict") { Description = "refuse the file when there is a warning" };

    private readonly Option<bool> _acceptRejects = new("--accept-rejects")
    {
        Description = "read the file although at least half of the rows are rejected",
    };

    private readonly Option<double> _maxUnpacked = OptionTypes.Positive(
        "--max-unpacked", "the most GiB that an archive, a workbook or a pipe may have when it is unpacked", DefaultMaxGiB, "GIB");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])
            [_asOf, _map, _zone, _dateOrder.Option, _decimal, _encoding, _delimiter,
                _currency, _rows.Option, _status, _format, _strict, _acceptRejects, _maxUnpacked])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Returns the shop's time zone.</summary>
    public TimeZoneInfo TimeZone(ParseResult parsed) => parsed.GetValue(_zone) ?? TimeZoneInfo.Utc;

    /// <summary>Returns the options of the import.</summary>
    /// <exception cref="RefusedException">The file of the format cannot be read.</exception>
    public ImportOptions Options(ParseResult parsed)
    {
        var (format, profile) = FormatOf(parsed.GetValue(_format));
        return new ImportOptions
        {
            AsOf = parsed.GetValue(_asOf),
            Columns = parsed.GetValue(_map)!,
            TimeZone = parsed.GetValue(_zone) ?? TimeZoneInfo.Utc,
            DateOrder = _dateOrder.ValueOf(parsed),
            DecimalSign = parsed.GetValue(_decimal),
            Encoding = parsed.GetValue(_encoding),
            Delimiter = parsed.GetValue(_delimiter),
            Currency = parsed.GetValue(_currency),
            Rows = _rows.ValueOf(parsed),
            Statuses = parsed.GetValue(_status)!,
            Format = format,
            Profile = profile,
            Strict = parsed.GetValue(_strict),
            AcceptRejects = parsed.GetValue(_acceptRejects),
            MaxUnpackedSize = (long)Math.Clamp(parsed.GetValue(_maxUnpacked) * BytesPerGiB, 1, MaxBytes),
        };
    }

    private static (ImportFormat? Format, string? Profile) FormatOf(string? text)
    {
        if (text is null) return (null, null);
        // The name of a profile has no extension.
        if (!File.Exists(text) && Path.GetExtension(text).Length == 0) return (null, text);
        return (ImportFormat.FromJson(SmallFile.Read(text)), null);
    }
}
