using System.Data.Common;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>Takes steps of a life on one host, as a shop does: records, applies pending events, sweeps.</summary>
/// <param name="host">The host.</param>
/// <param name="life">The life.</param>
/// <param name="newContext">Makes a context for a transaction of the host.</param>
/// <param name="retries">Whether a call that fails in the database is made again, as often as it takes.</param>
internal sealed class ShopWorker(ShopHost host, ShopLife life, Func<ShopContext> newContext, bool retries = false)
{
    private const string Pending = "lifecycle_pending_events";

    /// <summary>So many looks at pending events that another call holds, until time passes.</summary>
    private const int LooksUntilTimePasses = 400;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LeaseDuration = new LifecycleOptions().LeaseDuration;

    /// <summary>The number of calls that failed and were made again.</summary>
    public int RetryCount { get; private set; }

    /// <summary>Releases what is parked, and sweeps.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var handler in FaultReport.Handlers)
        {
            await CallAsync(
                async () => await host.Deliveries.ReleaseAsync(handler, cancellationToken: cancellationToken), cancellationToken);
        }

        await CallAsync(async () => await host.Tracker.SweepAsync(cancellationToken: cancellationToken), cancellationToken);
        await DeliverAsync(cancellationToken);
    }

    /// <summary>Calls handlers in the background.</summary>
    public Task DeliverAsync(CancellationToken cancellationToken) =>
        CallAsync(async () => await host.Deliveries.DeliverAsync(cancellationToken: cancellationToken), cancellationToken);

    /// <summary>Applies pending events until there is none that another call does not hold.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var applied = 1;
        while (applied > 0)
        {
            await CallAsync(
                async () => applied = (await host.Tracker.ApplyPendingAsync(50, cancellationToken)).AppliedCount, cancellationToken);
        }
    }

    /// <summary>
    /// Lives an epoch beside other workers: takes the steps of a part of the customers, with calls that concern all customers in between.
    /// </summary>
    /// <param name="first">The first step of the epoch.</param>
    /// <param name="end">The end of the life.</param>
    /// <param name="part">The part.</param>
    /// <param name="partCount">The number of parts.</param>
    /// <param name="cancellationToken">Cancels the steps.</param>
    public async Task EpochAsync(int first, int end, int part, int partCount, CancellationToken cancellationToken)
    {
        host.Clock.Now = ShopLife.ClockAt(first);
        await SweepAsync(cancellationToken);
        for (var i = first; i < Math.Min(end, first + ShopLife.EpochLength); i++)
        {
            if (life.Step(i).Number % partCount == part) await StepAsync(i, cancellationToken);
            if (i % partCount != part) continue;
            await CallAsync(async () => await host.Tracker.ApplyPendingAsync(5, cancellationToken), cancellationToken);
            await DeliverAsync(cancellationToken);
            if (i % 2 == 0) await SweepAsync(cancellationToken);
        }

        // The sweeps of the next epoch must not come before the events of this one. A call that ended with the server has left its lease
        // behind, which ends with time only, and the clock of the host stands still.
        var count = 1L;
        for (var look = 1; count > 0; look++)
        {
            await ApplyAsync(cancellationToken);
            await CallAsync(
                async () =>
                {
                    await using var context = newContext();
                    count = await context.Set<Dictionary<string, object>>(Pending).LongCountAsync(cancellationToken);
                },
                cancellationToken);
            if (count > 0) await Task.Delay(LookEvery, cancellationToken);
            if (look % LooksUntilTimePasses == 0) host.Clock.Now += LeaseDuration;
        }
    }

    /// <summary>Takes one step.</summary>
    public async Task StepAsync(int index, CancellationToken cancellationToken)
    {
        var step = life.Step(index);
        if (!step.IsInTransaction)
        {
            foreach (var one in step.Events)
                await CallAsync(async () => await host.Tracker.RecordAsync(step.Customer, one, cancellationToken), cancellationToken);
            return;
        }

        if (step.RollsBackFirst) await CallAsync(() => TransactAsync(step, commits: false, cancellationToken), cancellationToken);
        await CallAsync(() => TransactAsync(step, commits: true, cancellationToken), cancellationToken);
    }

    private async Task TransactAsync(ShopStep step, bool commits, CancellationToken cancellationToken)
    {
        await using var context = newContext();
        await context.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                context.ChangeTracker.Clear();
                await using var transaction = await context.Database.BeginTransactionAsync(token);
                var id = FormattableString.Invariant($"{step.Index}");
                // Sent again after a restart, or after a commit whose answer was lost: the row of the host says what was done.
                if (await context.Orders.AnyAsync(order => order.Id == id, token)) return;
                context.Orders.Add(new ShopOrder { Id = id, CustomerId = step.Customer, Total = step.Events[0].Amount });
                context.RecordLifecycle(step.Customer, step.Events[0]);
                await context.SaveChangesAsync(token);
                if (commits) await transaction.CommitAsync(token);
            },
            cancellationToken);
    }

    private async Task CallAsync(Func<Task> call, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await call();
                return;
            }
            catch (Exception error) when (retries && IsOfTheDatabase(error))
            {
                RetryCount++;
                await Task.Delay(20, cancellationToken);
            }
        }
    }

    private static bool IsOfTheDatabase(Exception error) =>
        error is DbException or DbUpdateException or TimeoutException or RetryLimitExceededException
        || (error is InvalidOperationException && error.InnerException is { } inner && IsOfTheDatabase(inner));
}
