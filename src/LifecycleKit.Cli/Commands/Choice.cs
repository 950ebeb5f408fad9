using System.CommandLine;
using System.CommandLine.Completions;

namespace LifecycleKit.Cli;

/// <summary>An option of one of several words, each of which stands for a value.</summary>
internal sealed class Choice<T>
{
    private readonly IReadOnlyList<(string Word, T Value)> _choices;

    /// <summary>Creates the option.</summary>
    /// <param name="name">The name, with its hyphens.</param>
    /// <param name="description">What is chosen.</param>
    /// <param name="initial">The word of the default; null when there is none.</param>
    /// <param name="choices">The words and their values.</param>
    public Choice(string name, string description, string? initial, params IReadOnlyList<(string Word, T Value)> choices)
    {
        _choices = choices;
        Option = new Option<string?>(name)
        {
            Description = description,
            HelpName = string.Join('|', choices.Select(choice => choice.Word)),
            CustomParser = result =>
            {
                var text = OptionTypes.Text(result);
                return choices.Any(choice => Is(choice.Word, text))
                    ? text
                    : OptionTypes.Fail<string>(
                        result, $"{name} takes {OptionTypes.Listed(choices.Select(choice => choice.Word))}, not '{OneLine.Cell(text)}'.");
            },
        };
        if (initial is not null) Option.DefaultValueFactory = _ => initial;
        Option.CompletionSources.Add(_ => choices.Select(choice => new CompletionItem(choice.Word)));
    }

    /// <summary>The option.</summary>
    public Option<string?> Option { get; }

    /// <summary>Returns the value of the word on the command line, or of the default; null or zero when there is none.</summary>
    public T? ValueOf(ParseResult parsed) =>
        parsed.GetValue(Option) is { } word ? _choices.First(choice => Is(choice.Word, word)).Value : default;

    private static bool Is(string word, string text) => string.Equals(word, text, StringComparison.OrdinalIgnoreCase);
}
