using LifecycleKit.Conditions;
using LifecycleKit.Experiments;

namespace LifecycleKit.Plays;

/// <summary>Writes a playbook as options; reading the options gives the same playbook.</summary>
internal static class PlaybookWriter
{
    public static PlaybookOptions Write(Playbook book)
    {
        var options = new PlaybookOptions { Name = book.Name, FrequencyCaps = CapText.Write(book.FrequencyCaps) };
        foreach (var channel in ChannelIndex.All)
        {
            var limits = new PlayChannelOptions { FrequencyCaps = CapText.Write(book.GetFrequencyCaps(channel)),
                QuietHours = QuietText.Write(book.GetQuietHours(channel)) };
            if (limits.FrequencyCaps is not null || limits.QuietHours is not null) options.Channels.Add(channel.ToString(), limits);
        }

        if (book.ControlGroup is { } control)
        {
            var zone = control.RedrawMonths == 0 ? null : control.TimeZone.Id;
            options.ControlGroup =
                new() { BasisPoints = control.BasisPoints, Salt = control.Salt, RedrawMonths = control.RedrawMonths, TimeZone = zone };
        }

        foreach (var experiment in book.Experiments.OrderBy(experiment => experiment.Key, StringComparer.Ordinal))
            options.Experiments.Add(experiment.Key, Write(experiment));
        foreach (var play in book.Plays) options.Plays.Add(play.Key, Write(play));
        options.Scores = LeadScoreText.Write(book.Plays.Select(play => play.When));
        return options;
    }

    /// <summary>Writes an experiment without its key, and without a salt that equals the key.</summary>
    private static ExperimentOptions Write(Experiment experiment)
    {
        var options = experiment.ToOptions();
        options.Key = null;
        if (experiment.Salt == experiment.Key) options.Salt = null;
        return options;
    }

    private static PlayOptions Write(Play play) => new()
    {
        Goal = Text(play.Goal),
        Channel = play.Channel.ToString(),
        ContentKey = play.ContentKey == play.Key ? null : play.ContentKey,
        Parameters = play.Parameters.IsEmpty ? null : new(play.Parameters, StringComparer.Ordinal),
        Stages = Text(string.Join(", ", play.Stages)),
        Segments = Text(string.Join(", ", play.Segments)),
        When = play.When is null ? null : ConditionWriter.Write(play.When),
        Priority = play.Priority,
        Weight = play.Weight == 1 ? null : play.Weight,
        Consent = play.Consent == PlayBuilder.NeedOf(play.Channel) ? null : play.Consent.ToString(),
        Category = Text(play.Category),
        FrequencyCaps = CapText.Write(play.FrequencyCaps),
        Cooldown = play.Cooldown == TimeSpan.Zero ? null : DurationText.Write(play.Cooldown.Ticks),
        DailyBudget = play.DailyBudget,
        HeldOut = play.HeldOut,
        Experiment = play.Experiment,
        Arm = play.Arm,
    };

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
