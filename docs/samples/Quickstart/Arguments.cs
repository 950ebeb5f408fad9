using System.Globalization;
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace Quickstart;

/// <summary>The options of the command line.</summary>
public sealed record Arguments
{
    public const string Usage =
        """
        Quickstart [FILE] [options]

          FILE                   orders or order lines as CSV or CSV.gz; without it, a simulated shop
          --as-of DATE           evaluate as of the start of this day (default: the day after the last row)
          --from DATE            the first day of the report's period (default: the day of the first row)
          --to DATE              the day after its last day (default: as-of)
          --cohort UNIT          group customers by the month or week of their first order (default: month)
          --out DIR              the folder of customers.csv, summary.json and rejects.csv (default: lifecycle-out)
          --map k=v,...          name the columns: customer, order, date, amount, quantity, price
          --lifecycle PRESET     retail, attention, acquisition, attraction, awareness or five-phase (default: retail)
          --rules FILE.json      your own lifecycle instead of a preset; all errors are listed
          --explain CUSTOMER     print only how this customer came to their stage and what would change it; no file is written
          --segments MAP         classic11, grid10 or shop11 (default: classic11)
          --model MODEL          the purchase model: mbgnbd, bgnbd or paretonbd (default: mbgnbd)
          --margin NUMBER        the margin of a purchase in a customer's value (default: 1, which is revenue)
          --time-zone ID         the shop's time zone, such as Europe/Vienna (default: UTC)
          --no-progress          no progress bar
        """;

    public string? File { get; private init; }

    public DateOnly? AsOf { get; private init; }

    /// <summary>The first day of the report's period.</summary>
    public DateOnly? From { get; private init; }

    /// <summary>The day after the last day of the report's period.</summary>
    public DateOnly? To { get; private init; }

    public CalendarUnit CohortUnit { get; private init; } = CalendarUnit.Month;

    public string OutputFolder { get; private init; } = "lifecycle-out";

    public IReadOnlyDictionary<string, string> Columns { get; private init; } = new Dictionary<string, string>();

    public LifecycleDefinition Lifecycle { get; private init; } = LifecyclePresets.Retail;

    /// <summary>The file with the lifecycle; null for a preset.</summary>
    public string? Rules { get; private init; }

    /// <summary>The customer to explain; null for a report on all customers.</summary>
    public string? Explain { get; private init; }

    public SegmentMap Segments { get; private init; } = SegmentMaps.Classic11;

    /// <summary>The purchase model.</summary>
    public PurchaseModelKind Model { get; private init; }

    public double Margin { get; private init; } = 1;

    public TimeZoneInfo TimeZone { get; private init; } = TimeZoneInfo.Utc;

    public bool ShowProgress { get; private init; } = true;

    public bool ShowHelp { get; private init; }

    public static Arguments Parse(string[] args)
    {
        var parsed = new Arguments();
        string? preset = null;
        for (var i = 0; i < args.Length; i++)
        {
            parsed = args[i] switch
            {
                "--as-of" => parsed with { AsOf = ParseDate("--as-of", Value()) },
                "--from" => parsed with { From = ParseDate("--from", Value()) },
                "--to" => parsed with { To = ParseDate("--to", Value()) },
                "--cohort" => parsed with { CohortUnit = ParseUnit(Value()) },
                "--out" => parsed with { OutputFolder = Value() },
                "--map" => parsed with { Columns = ParseColumns(Value()) },
                "--lifecycle" => parsed with { Lifecycle = ParseLifecycle(preset = Value()) },
                "--rules" => parsed with { Rules = Value() },
                "--explain" => parsed with { Explain = Value() },
                "--segments" => parsed with { Segments = ParseSegments(Value()) },
                "--model" => parsed with { Model = ParseModel(Value()) },
                "--margin" => parsed with { Margin = ParseMargin(Value()) },
                "--time-zone" => parsed with { TimeZone = ParseTimeZone(Value()) },
                "--no-progress" => parsed with { ShowProgress = false },
                "--help" or "-h" => parsed with { ShowHelp = true },
                ['-', _, ..] unknown => throw new UserErrorException($"There is no option '{unknown}'. Try --help."),
                var file when parsed.File is null => parsed with { File = file },
                var second => throw new UserErrorException($"Name one file: '{second}' is a second one."),
            };

            string Value() => ++i < args.Length ? args[i] : throw new UserErrorException($"{args[i - 1]} needs a value.");
        }

        if (parsed.ShowHelp || parsed.Rules is not { } rules) return parsed;
        return preset is null
            ? parsed with { Lifecycle = RulesFile.Read(rules) }
            : throw new UserErrorException($"--lifecycle {preset} and --rules {rules} are two lifecycles: name one.");
    }

    private static DateOnly ParseDate(string option, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new UserErrorException($"{option} takes a date such as 2026-11-01, not '{text}'.");

    private static CalendarUnit ParseUnit(string name) => name switch
    {
        "month" => CalendarUnit.Month,
        "week" => CalendarUnit.Week,
        _ => throw new UserErrorException($"--cohort takes month or week, not '{name}'."),
    };

    private static Dictionary<string, string> ParseColumns(string text)
    {
        var columns = new Dictionary<string, string>();
        foreach (var pair in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || !ColumnMap.Roles.Contains(parts[0]))
            {
                throw new UserErrorException(
                    $"--map takes pairs such as customer=ClientNo of {string.Join(", ", ColumnMap.Roles)}, not '{pair}'.");
            }

            columns[parts[0]] = parts[1];
        }

        return columns;
    }

    private static LifecycleDefinition ParseLifecycle(string name) => LifecyclePresets.Find(name)
        ?? throw new UserErrorException(
            $"There is no lifecycle '{name}'; there is {string.Join(", ", LifecyclePresets.All.Select(preset => preset.Name))}.");

    private static SegmentMap ParseSegments(string name) => name switch
    {
        "classic11" => SegmentMaps.Classic11,
        "grid10" => SegmentMaps.Grid10,
        "shop11" => SegmentMaps.Shop11,
        _ => throw new UserErrorException($"There is no segment map '{name}'; there is classic11, grid10 and shop11."),
    };

    private static PurchaseModelKind ParseModel(string name) => name switch
    {
        "mbgnbd" => PurchaseModelKind.MbgNbd,
        "bgnbd" => PurchaseModelKind.BgNbd,
        "paretonbd" => PurchaseModelKind.ParetoNbd,
        _ => throw new UserErrorException($"There is no model '{name}'; there is mbgnbd, bgnbd and paretonbd."),
    };

    private static double ParseMargin(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var margin) && margin > 0 && double.IsFinite(margin)
            ? margin
            : throw new UserErrorException($"--margin takes a number above 0 such as 0.35, not '{text}'.");

    private static TimeZoneInfo ParseTimeZone(string id)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new UserErrorException($"There is no time zone '{id}' on this machine; try one such as Europe/Vienna.");
        }
    }
}
