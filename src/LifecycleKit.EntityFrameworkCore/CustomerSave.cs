using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The statements that save one change.</summary>
internal sealed class CustomerSave(CustomerChange change, long saveId, StoreSql sql)
{
    /// <summary>Adds the statements that decide, in the order in which their outcomes count.</summary>
    public void AddTo(SaveStatements statements)
    {
        statements.Begin(change.Key);
        statements.Add(change.ExpectedSequence == 0 ? sql.InsertCustomer : sql.UpdateCustomer, FillCustomer, SaveOutcome.Conflict);
        // Rows that several saves change come in a fixed order, so that two saves do not lock each other out.
        foreach (var order in change.ChangedOrders.OrderBy(order => order.InForce.OrderId, StringComparer.Ordinal))
        {
            statements.Add(sql.SaveOrder, (command, n) => command.Add("@a" + n, order.InForce.OrderId)
                .Add("@b" + n, order.InForce.PlacedAt.UtcTicks).Add("@c" + n, order.ToJson()), SaveOutcome.Refused);
        }

        if (change.CountedPlay is { MaxCount: { } max } bounded)
            statements.Add(sql.CountPlayInBudget, (command, n) => Fill(command, n, bounded).Add("@c" + n, max), SaveOutcome.BudgetSpent);
        if (change.AppliedPending is { } number)
            statements.Add(sql.Pending.Remove, (command, n) => command.Add("@a" + n, number), SaveOutcome.Duplicate);
        if (change.CountedPlay is { MaxCount: null } sent) statements.Add(sql.CountPlay, (command, n) => Fill(command, n, sent));
        AddEventsTo(statements);
        AddTransitionsTo(statements);
        AddStates(statements, sql, change.Document);
    }

    /// <summary>Adds the statement that saves the states of a document, for audiences.</summary>
    public static void AddStates(SaveStatements statements, StoreSql sql, CustomerDocument document)
    {
        TrackState[] states = [.. document.States.Where(one => one.State.HasStarted)];
        if (states.Length == 0) return;
        statements.Add(sql.Deliveries.SaveStates(states.Length), (command, n) =>
        {
            for (var i = 0; i < states.Length; i++)
            {
                var name = FormattableString.Invariant($"{n}_{i}");
                command.Add("@a" + name, states[i].Track).Add("@b" + name, states[i].State.Stage)
                    .Add("@c" + name, states[i].State.EnteredAt.UtcTicks);
            }
        });
    }

    /// <summary>Adds the statement that adds a transition.</summary>
    public static void AddTransition(SaveStatements statements, StoreSql sql, KeptTransition added)
    {
        var notice = added.Notice;
        statements.Add(sql.Deliveries.AddTransition, (command, n) => command
            .Add("@a" + n, added.Number).Add("@b" + n, notice.Track).Add("@c" + n, notice.From).Add("@d" + n, notice.To)
            .Add("@e" + n, notice.EffectiveAt.UtcTicks).Add("@f" + n, notice.RecordedAt.UtcTicks).Add("@g" + n, added.IsMuted)
            .Add("@h" + n, notice.ToJson()));
    }

    private void AddEventsTo(SaveStatements statements)
    {
        foreach (var removed in change.RemovedEvents) statements.Add(sql.RemoveEvent, (command, n) => command.Add("@a" + n, removed));
        foreach (var kept in change.AddedEvents)
        {
            statements.Add(sql.AddEvent, (command, n) => command.Add("@a" + n, kept.Number).Add("@b" + n, (long)kept.Event.Kind)
                .Add("@c" + n, kept.Event.At.UtcTicks).Add("@d" + n, kept.Event.ToJson()));
        }

        foreach (var seen in change.AddedSeen)
        {
            statements.Add(sql.AddSeen, (command, n) => command.Add("@a" + n, (long)seen.Key.Kind)
                .Add("@b" + n, seen.Key.EventId).Add("@c" + n, seen.SeenAt.UtcTicks));
        }

        if (change.ForgetSeenBefore is { } before)
            statements.Add(sql.ForgetSeen, (command, n) => command.Add("@a" + n, before.UtcTicks));
    }

    private void AddTransitionsTo(SaveStatements statements)
    {
        foreach (var added in change.AddedTransitions) AddTransition(statements, sql, added);
        KeptTransition[] delivered = [.. change.AddedTransitions.Where(one => !one.IsMuted)];
        if (delivered.Length == 0) return;
        var (next, last) = (delivered[0], delivered[^1].Number);
        foreach (var handler in change.Handlers.Distinct().Order(StringComparer.Ordinal))
        {
            statements.Add(sql.Deliveries.AddDelivery, (command, n) => command
                .Add("@a" + n, handler).Add("@b" + n, next.Number).Add("@c" + n, last)
                .Add("@d" + n, next.Notice.RecordedAt.UtcTicks).Add("@e" + n, change.DeliveriesLeasedUntil?.UtcTicks).Add("@f" + n, 0));
        }
    }

    private void FillCustomer(StoreCommand command, string n)
    {
        command.Add("@a" + n, change.Version).Add("@b" + n, change.DueAt?.UtcTicks).Add("@c" + n, change.Document.ToJson())
            .Add("@d" + n, LifecycleTables.DocumentFormat).Add("@e" + n, change.FailureCount).Add("@f" + n, saveId);
        if (change.ExpectedSequence != 0) command.Add("@g" + n, change.ExpectedSequence);
    }

    private static StoreCommand Fill(StoreCommand command, string n, PlayUse use) =>
        command.Add("@a" + n, use.Day.DayNumber).Add("@b" + n, use.Play);
}
