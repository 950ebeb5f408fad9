using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>A rule by which a customer moves from one stage to another: on events, or as time passes.</summary>
/// <remarks>Belongs to one definition. Immutable and safe to share between threads.</remarks>
public sealed class TransitionRule
{
    internal TransitionRule(string id, IReadOnlyList<Stage> from, Stage to, EventTriggers on, Condition? when, int priority) =>
        (Id, From, To, On, When, Priority) = (id, from, to, on, when, priority);

    /// <summary>The rule's id, unique in its definition and compared ordinally.</summary>
    public string Id { get; }

    /// <summary>The stages from which it leads, in the order of the definition.</summary>
    public IReadOnlyList<Stage> From { get; }

    /// <summary>The stage to which it leads.</summary>
    public Stage To { get; }

    /// <summary>The events on which it is tried; none for a rule on time.</summary>
    public EventTriggers On { get; }

    /// <summary>What must hold; null when nothing more is asked.</summary>
    public Condition? When { get; }

    /// <summary>Rules of higher priority are tried first; between equals the id decides, ordinally.</summary>
    public int Priority { get; }

    /// <summary>Whether time alone makes the rule fire.</summary>
    public bool IsOnTime => On == EventTriggers.None;

    /// <summary>The rule in one line, culture-invariant.</summary>
    public override string ToString() =>
        $"{ConditionText.Name(Id)}: {string.Join(", ", From.Select(stage => ConditionText.Name(stage.Id)))} -> {ConditionText.Name(To.Id)}"
        + (IsOnTime ? " as time passes" : $" on {On}")
        + (When is null ? string.Empty : $" when {When}")
        + (Priority == 0 ? string.Empty : FormattableString.Invariant($" priority {Priority}"));

    /// <summary>The total order in which rules are tried.</summary>
    internal static int CompareOrder(TransitionRule left, TransitionRule right)
    {
        var byPriority = right.Priority.CompareTo(left.Priority);
        return byPriority != 0 ? byPriority : string.CompareOrdinal(left.Id, right.Id);
    }
}
