using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Writes a lifecycle as options; reading them returns the same lifecycle.</summary>
internal static class LifecycleWriter
{
    public static LifecycleDefinitionOptions Write(LifecycleDefinition definition)
    {
        var options = new LifecycleDefinitionOptions { Name = definition.Name, Initial = definition.InitialStage.Id };
        if (definition.Kind != LifecycleKind.Journey) options.Kind = KindNames.Of(definition.Kind);
        if (!ReferenceEquals(definition.FallbackStage, definition.InitialStage)) options.Fallback = definition.FallbackStage.Id;
        foreach (var stage in definition.Stages)
        {
            options.Stages.Add(stage.Id, Write(stage));
            for (var i = 0; i < stage.Groups.Count; i++)
                options.Stages.TryAdd(stage.Groups[i], new StageOptions { Parent = stage.Groups.ElementAtOrDefault(i + 1) });
        }

        foreach (var rule in definition.Rules) options.Rules.Add(rule.Id, Write(rule));
        options.Scores = LeadScoreText.Write(definition.Rules.Select(rule => rule.When));
        return options;
    }

    private static StageOptions Write(Stage stage) => new()
    {
        Rank = stage.Rank,
        MinStay = Length(stage.MinStay),
        Terminal = stage.IsTerminal,
        Parent = stage.Groups.Count > 0 ? stage.Groups[0] : null,
        RenamedFrom = stage.RenamedFrom.Count > 0 ? string.Join(", ", stage.RenamedFrom) : null,
    };

    private static TransitionRuleOptions Write(TransitionRule rule) => new()
    {
        From = string.Join(", ", rule.From.Select(stage => stage.Id)),
        To = rule.To.Id,
        On = rule.IsTimeBased ? TriggerNames.Time : rule.On.ToString(),
        When = rule.When is null ? null : ConditionWriter.Write(rule.When),
        Priority = rule.Priority,
        Cooldown = Length(rule.Cooldown),
        ConfirmFor = Length(rule.ConfirmFor),
        EffectiveFrom = Instant(rule.EffectiveFrom),
        EffectiveUntil = Instant(rule.EffectiveUntil),
        Chain = rule.IsChained,
    };

    private static string? Length(TimeSpan length) => length == TimeSpan.Zero ? null : DurationText.Write(length.Ticks);

    private static string? Instant(DateTimeOffset? instant) => instant is { } at ? ConditionText.Instant(at.UtcTicks) : null;
}
