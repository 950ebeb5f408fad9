using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Declares rules from their options.</summary>
internal sealed class RuleReader(ConditionCatalog catalog, List<Diagnostic> diagnostics)
{
    private const string Any = "*";

    private readonly ValueReader _values = new(diagnostics);
    private readonly ConditionReader _conditions = new(catalog, diagnostics);

    public void Declare(TransitionRuleBuilder rule, TransitionRuleOptions options)
    {
        var place = $"rules/{rule.Id}";
        if (!string.IsNullOrEmpty(options.To)) rule.To(options.To);
        DeclareFrom(rule, options.From, $"{place}/from");
        DeclareOn(rule, options.On, $"{place}/on");
        if (options.When is not null)
        {
            if (_conditions.Read(options.When, $"{place}/when") is { } condition) rule.When(condition);
            else rule.LeaveUnread(nameof(options.When));
        }

        rule.Priority(options.Priority);
        if (IsDuration(options.Cooldown, $"{place}/cooldown", out var cooldown)) rule.Cooldown(cooldown);
        if (IsDuration(options.ConfirmFor, $"{place}/confirmFor", out var confirm)) rule.ConfirmFor(confirm);
        rule.Effective(
            Instant(options.EffectiveFrom, $"{place}/effectiveFrom"), Instant(options.EffectiveUntil, $"{place}/effectiveUntil"));
        if (options.Chain) rule.Chain();
    }

    private void DeclareFrom(TransitionRuleBuilder rule, string? text, string path)
    {
        if (!_values.TryNames(text, path, out var names)) rule.LeaveUnread(nameof(TransitionRuleOptions.From));
        if (names.Contains(Any)) rule.FromAny();
        rule.From([.. names.Where(name => name is not ("" or Any))]);
    }

    private void DeclareOn(TransitionRuleBuilder rule, string? text, string path)
    {
        if (!_values.TryNames(text, path, out var names)) rule.LeaveUnread(nameof(TransitionRuleOptions.On));
        foreach (var name in names.Where(name => name.Length > 0))
        {
            if (TriggerNames.Find(name) is { } triggers)
            {
                rule.On(triggers);
                continue;
            }

            if (name == TriggerNames.Time)
            {
                rule.WhenTimePasses();
                continue;
            }

            rule.LeaveUnread(nameof(TransitionRuleOptions.On));
            var hint = Nearest.Hint(name, TriggerNames.All, "Name one of EventTriggers, or Time.", diagnostics);
            diagnostics.Add(Diagnostic.Error(DiagnosticIds.UnknownEvent, path, $"There is no event '{Diagnostic.Shown(name)}'.", hint));
        }
    }

    private bool IsDuration(string? text, string path, out TimeSpan length)
    {
        length = default;
        return !string.IsNullOrEmpty(text) && _values.TryDuration(text, path, out length);
    }

    private DateTimeOffset? Instant(string? text, string path) =>
        !string.IsNullOrEmpty(text) && _values.TryInstant(text, path, out var instant) ? instant : null;
}
