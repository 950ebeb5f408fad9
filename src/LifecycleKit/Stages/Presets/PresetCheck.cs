using System.Globalization;
using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>One parameter of a preset that breaks a rule.</summary>
/// <param name="Member">The name of the parameter in C#.</param>
/// <param name="Message">What is wrong, with the value.</param>
/// <param name="Suggestion">What to do.</param>
internal readonly record struct PresetProblem(string Member, string Message, string Suggestion);

/// <summary>Collects what is wrong with the parameters of a preset, so that all errors are reported together.</summary>
[Mutable("collects the problems of one call")]
internal sealed class PresetCheck
{
    private readonly List<PresetProblem> _problems = [];

    public IReadOnlyList<PresetProblem> Problems => _problems;

    public void Duration(string member, TimeSpan value)
    {
        if (value > TimeSpan.Zero && value.Ticks <= Age.MaxTicks) return;
        Add(member, $"{value}", "Give a duration above 0 and up to 36 500 days.");
    }

    /// <summary>Checks a number of calendar days.</summary>
    public void Days(string member, int value, int most)
    {
        if (value < 1 || value > most) Add(member, Text(value), FormattableString.Invariant($"Give a number of days from 1 to {most}."));
    }

    public void AtLeast(string member, int value, int least)
    {
        if (value < least) Add(member, Text(value), FormattableString.Invariant($"Give at least {least}."));
    }

    public void Between(string member, decimal value, decimal least, decimal most)
    {
        if (value >= least && value <= most) return;
        Add(member, ConditionText.Number(value), $"Give a number from {ConditionText.Number(least)} to {ConditionText.Number(most)}.");
    }

    /// <summary>Checks that a value is greater than that of another parameter.</summary>
    public void Above<T>(string member, T value, string other, T lower)
        where T : IComparable<T>
    {
        if (value.CompareTo(lower) > 0) return;
        Add(member, Text(value), $"Give more than {other}, which is {Text(lower)}.");
    }

    public void Add(string member, string value, string suggestion) =>
        _problems.Add(new PresetProblem(member, $"{member} is {value}.", suggestion));

    /// <exception cref="ArgumentException">There are problems; the message lists all of them.</exception>
    public void ThrowIfAny(string preset, string parameter)
    {
        if (_problems.Count == 0) return;
        var lines = _problems.Select(problem => $"- {problem.Message} {problem.Suggestion}");
        throw new ArgumentException($"The parameters of the preset '{preset}' are not valid:\n{string.Join('\n', lines)}", parameter);
    }

    private static string Text<T>(T value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
