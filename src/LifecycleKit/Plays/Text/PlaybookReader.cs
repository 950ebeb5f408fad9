using System.Text.Json;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Experiments;

namespace LifecycleKit.Plays;

/// <summary>Reads a playbook from options, through the builder that C# uses too.</summary>
internal static class PlaybookReader
{
    /// <param name="options">The options.</param>
    /// <param name="catalog">The fields and predicates that conditions may name.</param>
    /// <param name="warningsAsErrors">Whether warnings refuse the playbook too.</param>
    /// <param name="diagnostics">The diagnostics of the form of the text; receives the others.</param>
    public static PlaybookLoadResult Read(
        PlaybookOptions options, ConditionCatalog catalog, bool warningsAsErrors, List<Diagnostic> diagnostics)
    {
        Count(options.Plays?.Count, "plays");
        Count(options.Experiments?.Count, "experiments");
        if (diagnostics.Exists(diagnostic => diagnostic.Id == DiagnosticIds.LimitExceeded))
            return new PlaybookLoadResult(options.Name ?? string.Empty, null, diagnostics, warningsAsErrors);

        var builder = new PlaybookBuilder(options.Name ?? string.Empty);
        foreach (var cap in CapText.Read(options.FrequencyCaps, "frequencyCaps", diagnostics)) builder.FrequencyCap(cap);
        foreach (var (name, channel) in options.Channels ?? []) Declare(builder, name, channel ?? new(), diagnostics);
        if (options.ControlGroup is { } control) ControlReader.Declare(builder, control, diagnostics);
        foreach (var (key, experiment) in options.Experiments ?? []) Declare(builder, key, experiment ?? new(), diagnostics);
        var plays = new PlayReader(LeadScoreText.Read(options.Scores, catalog, diagnostics), diagnostics);
        foreach (var (key, play) in options.Plays ?? [])
        {
            if (DiagnosticList.IsFull(diagnostics)) break;
            if (play?.Enabled != false) builder.Play(key, to => plays.Declare(to, play ?? new()));
        }

        builder.Add(diagnostics);
        if (warningsAsErrors) builder.WarningsAsErrors();
        return builder.Finish();

        void Count(int? count, string place)
        {
            if (count > PlaybookCheck.MaxPlays)
            {
                diagnostics.Add(
                    Diagnostic.Error(
                        DiagnosticIds.LimitExceeded, place, $"There are {count} entries.", $"Use at most {PlaybookCheck.MaxPlays}."));
            }
        }
    }

    /// <summary>
    /// Returns the diagnostic for a problem of an experiment; the member is before the colon, as in "Arms[0].Key: is missing."
    /// </summary>
    public static Diagnostic ExperimentProblem(string key, string problem)
    {
        var colon = problem.IndexOf(": ", StringComparison.Ordinal);
        return Diagnostic.Error(
            DiagnosticIds.InvalidExperiment, $"experiments/{key}/{MemberPath(problem[..colon])}", problem,
            "Correct the experiment, or remove it.");
    }

    private static void Declare(PlaybookBuilder builder, string name, PlayChannelOptions options, List<Diagnostic> diagnostics)
    {
        var place = $"channels/{name}";
        var channel = PlayReader.Channel(name, place, diagnostics);
        var caps = CapText.Read(options.FrequencyCaps, $"{place}/frequencyCaps", diagnostics).ToList();
        var quiet = QuietText.Read(options.QuietHours, $"{place}/quietHours", diagnostics);
        if (channel == Channels.None) return;
        foreach (var cap in caps) builder.FrequencyCapOn(channel, cap);
        if (quiet.HasHours) builder.QuietHours(channel, quiet);
    }

    private static void Declare(PlaybookBuilder builder, string key, ExperimentOptions options, List<Diagnostic> diagnostics)
    {
        var place = $"experiments/{key}";
        if (!string.IsNullOrEmpty(options.Key) && options.Key != key)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.Contradiction, $"{place}/key", $"The experiment '{key}' has another key '{options.Key}'.",
                    "Remove the inner key."));
        }

        var keyed = new ExperimentOptions
        {
            Key = key, Salt = options.Salt, Arms = options.Arms, Control = options.Control, From = options.From, To = options.To,
        };
        var problems = keyed.Validate();
        if (problems.Count == 0)
        {
            builder.Experiment(Experiment.Create(keyed));
            return;
        }

        builder.LeaveUnread(key);
        diagnostics.AddRange(problems.Select(problem => ExperimentProblem(key, problem)));
    }

    /// <summary>Returns the path of a member, such as arms/0/key for Arms[0].Key.</summary>
    private static string MemberPath(string member)
    {
        var parts = member.Replace("]", "", StringComparison.Ordinal).Split('[', '.');
        return string.Join('/', parts.Select(JsonNamingPolicy.CamelCase.ConvertName));
    }
}
