using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace LifecycleKit.Cli;

/// <summary>Options whose text is checked while the command line is parsed: a wrong value is an error of usage.</summary>
internal static class OptionTypes
{
    /// <summary>Creates an option of a date.</summary>
    public static Option<DateOnly?> Date(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            // The last day of the calendar has no day after it.
            var isDate = DateOnly.TryParseExact(
                Text(result), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
            return isDate && date.Year is >= 1900 and <= 2500
                ? date : Fail<DateOnly?>(result, $"{name} takes a date such as 2026-11-01, not '{OneLine.Cell(Text(result))}'.");
        },
    };

    /// <summary>Creates an option of a number above 0.</summary>
    public static Option<double> Positive(string name, string description, double initial, string helpName = "NUMBER") => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => initial,
        CustomParser = result =>
            double.TryParse(Text(result), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0
            && double.IsFinite(value)
                ? value : Fail<double>(result, $"{name} takes a number above 0 such as 0.35, not '{OneLine.Cell(Text(result))}'."),
    };

    /// <summary>Creates an option of a time zone.</summary>
    public static Option<TimeZoneInfo> Zone(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "ID",
        CustomParser = result => TimeZoneInfo.TryFindSystemTimeZoneById(Text(result), out var zone)
            ? zone
            : Fail<TimeZoneInfo>(
                result,
                    $"{name}: '{OneLine.Cell(Text(result))}' is not a time zone of this machine. Use an IANA id such as Europe/Vienna."),
    };

    /// <summary>Creates an option of one character.</summary>
    public static Option<char?> Character(string name, string description, string allowed) => new(name)
    {
        Description = description,
        HelpName = "SIGN",
        CustomParser = result => Text(result) switch
        {
            "tab" or "\\t" when allowed.Contains('\t', StringComparison.Ordinal) => '\t',
            [var sign] when allowed.Contains(sign, StringComparison.Ordinal) => sign,
            var text => Fail<char?>(
                result,
                $"{name} takes {Listed(allowed.Select(sign => sign == '\t' ? "tab" : $"'{sign}'"))}, not '{OneLine.Cell(text)}'."),
        },
    };

    /// <summary>Creates an option of a currency.</summary>
    public static Option<string?> Currency(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "CODE",
        CustomParser = result => Text(result) is { Length: 3 } code && code.All(char.IsAsciiLetterUpper)
            ? code : Fail<string?>(result, $"{name} takes a code of ISO 4217 such as EUR, not '{OneLine.Cell(Text(result))}'."),
    };

    /// <summary>Refuses an empty path; the parser takes it for a value.</summary>
    public static Option<T> WithPath<T>(Option<T> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value.Length: 0 }])
                result.AddError($"{option.Name} is empty. Name a {(option.HelpName == "DIR" ? "folder" : "file")}.");
        });
        return option;
    }

    internal static T Fail<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default!;
    }

    internal static string Text(ArgumentResult result) => result.Tokens.Count == 0 ? string.Empty : result.Tokens[^1].Value;

    internal static string Listed(IEnumerable<string> words, string conjunction = "or")
    {
        var all = words.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {conjunction} {all[^1]}";
    }
}
