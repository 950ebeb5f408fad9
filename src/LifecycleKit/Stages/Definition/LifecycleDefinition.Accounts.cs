using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

public sealed partial class LifecycleDefinition
{
    /// <summary>
    /// Returns this lifecycle for contacts of accounts who are not to be ahead of what their account allows: each rule to a stage with a
    /// rank also needs that the customer has no account, or that the stage of the account has at least this rank
    /// (<c>stage.accountRank</c>).
    /// </summary>
    /// <remarks>
    /// <para>The condition is part of the rule: explanations show it, and the content hash has it. Ranks of the two lifecycles are compared
    /// as numbers. While the stage of the account is not known, or has no rank, no contact enters a stage with a rank.</para>
    /// <para>A time-based rule fires when the account has risen. A rule on events is tried at its next event, or at the rise itself when
    /// it is on <see cref="Customers.EventTriggers.AccountLevelChanged"/> too. No contact is moved back when the account falls.</para>
    /// </remarks>
    /// <returns>The lifecycle, with the same name, stages and rules.</returns>
    /// <exception cref="InvalidOperationException">The lifecycle is that of a segment map or of an index, whose stages follow from
    /// the facts alone.</exception>
    public LifecycleDefinition HeldToAccount()
    {
        if (Kind != LifecycleKind.Journey)
            throw new InvalidOperationException($"The lifecycle '{Name}' is of kind {Kind}. Only a journey can be held to accounts.");
        return new LifecycleDefinition(Name, Kind, Stages, InitialStage, FallbackStage, [.. Rules.Select(Held)], []);

        static TransitionRule Held(TransitionRule rule)
        {
            if (rule.To.Rank is not { } rank) return rule;
            var allowed = Fields.IsAccountContact.IsFalse() | StageFields.AccountStageRank.AtLeast(rank);
            // First what the account allows: it is cheap, and an explanation begins with it.
            return rule.With(rule.When is { } when ? allowed & when : allowed);
        }
    }
}
