using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>Creates rules from their declarations.</summary>
internal sealed class RuleResolver(StageResolver stages, List<Diagnostic> diagnostics)
{
    public const int MaxTimers = 8;

    public const int MaxLeaves = 64;

    private const int MaxRules = 2_000;
    private const int MaxDepth = 8;

    private readonly string[] _stageIds = [.. stages.Stages.Select(stage => stage.Id)];

    /// <summary>Returns the rules in the order in which they are tried, without rules that have no valid target.</summary>
    public IReadOnlyList<TransitionRule> Resolve(IReadOnlyList<TransitionRuleBuilder> declared)
    {
        if (declared.Count > MaxRules)
            Error(DiagnosticIds.LimitExceeded, "rules", $"{declared.Count} rules are declared.", $"A lifecycle has at most {MaxRules}.");
        if (declared.Count > MaxRules) return [];
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in declared)
        {
            var place = $"rules/{rule.Id}";
            if (Ids.Problem(rule.Id) is { } problem) Error(DiagnosticIds.InvalidId, place, $"A rule's id {problem}.", Ids.Suggestion);
            if (!ids.Add(rule.Id))
                Error(DiagnosticIds.RepeatedId, place, $"The rule '{rule.Id}' is declared twice.", "Remove or rename one.");
        }

        var timers = declared.Where(NeedsTimer).OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        if (timers.Count > MaxTimers)
        {
            Error(
                DiagnosticIds.LimitExceeded, "rules", $"{timers.Count} rules have a Cooldown or ConfirmFor.",
                $"At most {MaxTimers} rules of a lifecycle keep a timer; MinStay of a stage needs none.");
        }

        var rules = declared.TakeWhile(_ => !DiagnosticList.IsFull(diagnostics)).Select(rule => Resolve(rule, timers.IndexOf(rule)))
            .OfType<TransitionRule>().ToList();
        rules.Sort(TransitionRule.CompareOrder);
        return rules.AsReadOnly();
    }

    private static bool NeedsTimer(TransitionRuleBuilder rule) =>
        rule.CooldownLength != TimeSpan.Zero || rule.ConfirmLength != TimeSpan.Zero;

    private TransitionRule? Resolve(TransitionRuleBuilder rule, int timer)
    {
        var place = $"rules/{rule.Id}";
        var to = Target(rule, place);
        var from = Sources(rule, to, place);
        var when = rule.Conditions.Count > 1 ? Condition.All([.. rule.Conditions]) : rule.Conditions.FirstOrDefault();
        CheckTrigger(rule, when, place);
        CheckTimes(rule, place);
        CheckSize(when, $"{place}/when");
        CheckStays(when, $"{place}/when");
        if (when is not null) diagnostics.AddRange(KnownValues.Problems(when, $"{place}/when", _stageIds).Take(DiagnosticList.Max));
        return to is null ? null : new TransitionRule(rule, from, to, when) { Timer = timer };
    }

    private Stage? Target(TransitionRuleBuilder rule, string path)
    {
        if (rule.ToStages.Count == 0) Error(DiagnosticIds.Missing, $"{path}/to", "The rule leads to no stage.", "Name its target.");
        if (rule.ToStages.Count > 1)
        {
            Error(
                DiagnosticIds.Contradiction, $"{path}/to", $"The rule leads to several stages: {string.Join(", ", rule.ToStages)}.",
                "Declare one rule for each.");
        }

        return rule.ToStages.Count == 0 ? null : stages.Find(rule.ToStages[0], $"{path}/to");
    }

    private Stage[] Sources(TransitionRuleBuilder rule, Stage? to, string path)
    {
        path = $"{path}/from";
        if (rule.FromStages.Count == 0 && !rule.IsFromAny && !rule.Unread.Contains("From"))
            Error(DiagnosticIds.Missing, path, "The rule leads from no stage.", "Name stages, groups, or any.");
        if (rule.FromStages.Count > 0 && rule.IsFromAny)
            Error(DiagnosticIds.Contradiction, path, "The rule leads from any stage, and also names stages.", "Use one or the other.");
        var named = new HashSet<Stage>();
        var found = new HashSet<Stage>();
        foreach (var id in rule.FromStages)
        {
            var sources = stages.FindSources(id, path).ToArray();
            found.UnionWith(sources);
            if (sources is [var only] && only.Id == id) named.Add(only);
        }

        if (rule.IsFromAny) found.UnionWith(stages.Stages.Where(stage => !stage.IsTerminal));
        if (to is not null && named.Contains(to))
            Error(DiagnosticIds.SelfTransition, path, $"The rule leads from '{to}' to itself.", "Remove it from the sources.");
        foreach (var end in named.Where(stage => stage.IsTerminal))
        {
            Error(
                DiagnosticIds.LeavesTerminal, path, $"The rule leads away from '{end}', which is terminal.",
                "Remove it from the sources, or do not mark the stage as terminal.");
        }

        if (to is not null) found.Remove(to);
        if (found.Count == 0 && named.Count == 0 && to is not null && (rule.IsFromAny || rule.FromStages.Count > 0)
            && !diagnostics.Exists(other => other.Path == path))
        {
            Error(
                DiagnosticIds.Missing, path, $"The rule leads from no stage: it has no source except '{to}' and terminal stages.",
                "Name another source.");
        }

        return [.. found.OrderBy(stage => stage.Index)];
    }

    private void CheckTrigger(TransitionRuleBuilder rule, Condition? when, string path)
    {
        var on = $"{path}/on";
        if (rule.Triggers is null && !rule.IsTimeBased && !rule.Unread.Contains("On"))
            Error(DiagnosticIds.Missing, on, "The rule has no trigger.", "Name events, or time.");
        if (rule.Triggers is not null && rule.IsTimeBased)
            Error(DiagnosticIds.Contradiction, on, "The rule waits for an event and for time.", "Declare two rules.");
        if (rule.Triggers is { } triggers && (triggers & ~EventTriggers.Any) != 0)
            Error(DiagnosticIds.UnknownEvent, on, $"The rule waits for an event that does not exist: {triggers}.", "Name existing events.");
        if (rule is { Triggers: EventTriggers.None, IsTimeBased: false })
            Error(DiagnosticIds.Missing, on, "The rule waits for no event.", "Name an event, or time.");
        if (!rule.IsTimeBased)
        {
            if (rule.ConfirmLength != TimeSpan.Zero)
            {
                Error(
                    DiagnosticIds.Contradiction, $"{path}/confirmFor", "The rule waits for an event, which has no duration.",
                    "Use ConfirmFor in time-based rules only.");
            }

            return;
        }

        if (rule.IsChained)
        {
            Error(
                DiagnosticIds.Contradiction, $"{path}/chain",
                "The rule is time-based, and time-based rules follow each other without Chain.", "Remove Chain.");
        }

        if (when is null && !rule.Unread.Contains("When"))
            Error(DiagnosticIds.Missing, $"{path}/when", "The rule is time-based, so it needs a condition.", "Add a condition.");
        foreach (var field in when?.Fields().Where(field => field.Timing == FieldTiming.Event).Distinct() ?? [])
        {
            Error(
                DiagnosticIds.NotForTime, $"{path}/when", $"The rule is time-based and fires without an event, but reads '{field.Name}'.",
                "Use a field that does not need an event.");
        }

        foreach (var predicate in when?.LeafConditions().OfType<PredicateCondition>().Where(leaf => leaf.Predicate.DependsOnTime)
            .Select(leaf => leaf.Name).Distinct() ?? [])
        {
            Error(
                DiagnosticIds.NotForTime, $"{path}/when",
                $"The predicate '{predicate}' depends on time, and the instant at which its answer changes is not known.",
                "Use it in rules on events only, or return false from DependsOnTime.");
        }
    }

    private void CheckTimes(TransitionRuleBuilder rule, string path)
    {
        if (rule.CooldownLength != TimeSpan.Zero && HoldDuration.Problem(rule.CooldownLength) is { } cooldown)
            Error(DiagnosticIds.OutOfRange, $"{path}/cooldown", cooldown, HoldDuration.Suggestion);
        if (rule.ConfirmLength != TimeSpan.Zero && HoldDuration.Problem(rule.ConfirmLength) is { } confirm)
            Error(DiagnosticIds.OutOfRange, $"{path}/confirmFor", confirm, HoldDuration.Suggestion);
        if (rule.FromInstant >= rule.UntilInstant)
        {
            Error(
                DiagnosticIds.Contradiction, $"{path}/effectiveUntil", "EffectiveUntil is not later than EffectiveFrom.",
                "Set EffectiveUntil to an instant after EffectiveFrom.");
        }
    }

    private void CheckSize(Condition? condition, string path)
    {
        if (condition is null) return;
        if (condition.Depth > MaxDepth)
        {
            Error(
                DiagnosticIds.LimitExceeded, path, $"The condition is {condition.Depth} deep.",
                $"At most {MaxDepth}: flatten it, or declare several rules.");
        }

        if (condition.LeafCount > MaxLeaves)
        {
            Error(
                DiagnosticIds.LimitExceeded, path, $"The condition has {condition.LeafCount} leaves.",
                $"At most {MaxLeaves}: declare several rules.");
        }
    }

    /// <summary>Checks the stays that a condition requires. They delay a move as MinStay does, and have the same bounds.</summary>
    private void CheckStays(Condition? condition, string path)
    {
        foreach (var leaf in condition?.LeafConditions().OfType<AgeCondition>() ?? [])
        {
            if (leaf.Field == StageFields.EnteredAt && HoldDuration.Problem(TimeSpan.FromTicks(leaf.AgeTicks)) is not null)
            {
                Error(
                    DiagnosticIds.OutOfRange, path, $"The condition requires a stay shorter than a minute: {leaf}.",
                    HoldDuration.Suggestion);
            }
        }
    }

    private void Error(string id, string path, string message, string suggestion) =>
        diagnostics.Add(Diagnostic.Error(id, path, message, suggestion));
}
