using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Plays;

/// <summary>Reads plays from options.</summary>
internal sealed class PlayReader(ConditionCatalog catalog, List<Diagnostic> diagnostics)
{
    private static readonly string[] ChannelNames = [.. ChannelIndex.All.Select(channel => channel.ToString())];
    private static readonly string[] NeedNames = Enum.GetNames<ConsentNeed>();
    private static readonly ConsentNeed[] Needs = Enum.GetValues<ConsentNeed>();

    private readonly ValueReader _values = new(diagnostics);
    private readonly ConditionReader _conditions = new(catalog, diagnostics);

    /// <summary>Returns the channel of a name; <see cref="Channels.None"/> and a diagnostic for an unknown name.</summary>
    public static Channels Channel(string name, string path, List<Diagnostic> diagnostics)
    {
        var i = Array.IndexOf(ChannelNames, name);
        if (i >= 0) return ChannelIndex.All[i];
        diagnostics.Add(Diagnostic.Error(
            DiagnosticIds.UnknownValue, path, $"There is no channel {ConditionText.Quoted(Diagnostic.Shown(name))}.",
            Nearest.Hint(name, ChannelNames, $"Name one of: {string.Join(", ", ChannelNames)}.", diagnostics)));
        return Channels.None;
    }

    public void Declare(PlayBuilder play, PlayOptions options)
    {
        var place = $"plays/{play.Key}";
        if (!string.IsNullOrEmpty(options.Channel))
        {
            play.Channel(Channel(options.Channel, $"{place}/channel", diagnostics));
            play.HasUnreadChannel = play.ChannelValue == Channels.None;
        }

        if (!string.IsNullOrEmpty(options.Goal)) play.Goal(options.Goal);
        if (!string.IsNullOrEmpty(options.ContentKey)) play.ContentKey(options.ContentKey);
        foreach (var (name, value) in options.Parameters ?? []) play.With(name, value);
        _values.TryNames(options.Stages, $"{place}/stages", out var stages);
        _values.TryNames(options.Segments, $"{place}/segments", out var segments);
        play.InStage([.. stages.Where(name => name.Length > 0)]).InSegment([.. segments.Where(name => name.Length > 0)]);
        if (options.When is not null && _conditions.Read(options.When, $"{place}/when") is { } condition) play.When(condition);
        play.Priority(options.Priority).Weight(options.Weight ?? 1)
            .Needs(Need(options.Consent, $"{place}/consent"), options.Category ?? string.Empty);
        DeclareLimits(play, options, place);
        if (!string.IsNullOrEmpty(options.Experiment))
        {
            play.InArm(options.Experiment, options.Arm ?? string.Empty);
        }
        else if (!string.IsNullOrEmpty(options.Arm))
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.Missing, $"{place}/experiment", $"The arm '{Diagnostic.Shown(options.Arm)}' has no experiment.",
                    "Name the experiment of the arm."));
        }
    }

    private void DeclareLimits(PlayBuilder play, PlayOptions options, string path)
    {
        foreach (var cap in CapText.Read(options.FrequencyCaps, $"{path}/frequencyCaps", diagnostics)) play.FrequencyCap(cap);
        if (!string.IsNullOrEmpty(options.Cooldown) && _values.TryDuration(options.Cooldown, $"{path}/cooldown", out var cooldown))
            play.Cooldown(cooldown);
        if (options.DailyBudget is { } budget) play.DailyBudget(budget);
        play.HeldOut(options.HeldOut);
    }

    private ConsentNeed Need(string? name, string path)
    {
        if (string.IsNullOrEmpty(name)) return ConsentNeed.ByChannel;
        var i = Array.IndexOf(NeedNames, name);
        if (i >= 0) return Needs[i];
        diagnostics.Add(Diagnostic.Error(
            DiagnosticIds.UnknownValue, path, $"There is no consent need {ConditionText.Quoted(Diagnostic.Shown(name))}.",
            Nearest.Hint(name, NeedNames, $"Name one of: {string.Join(", ", NeedNames)}.", diagnostics)));
        return ConsentNeed.ByChannel;
    }
}
