namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>
/// A process that is killed at any moment leaves a store from which another one continues: nothing is lost, and nothing happens twice.
/// </summary>
public abstract class KillTests : DatabaseTests
{
    private const int Seed = 11;
    private const int StepCount = 240;
    private const int KillCount = 2;

    [Fact(Timeout = HangsAfter)]
    public async Task Store_OfKilledProcesses_IsThatOfACleanReplay()
    {
        await using var database = await CreatedAsync();
        var run = new FaultRun(Seed, customerCount: 12, StepCount, KillCount);

        var report = await run.RunAsync(database, Cancellation);

        TestContext.Current.TestOutputHelper?.WriteLine($"{run.PendingCount} pending at the first kill; {report}");
        Assert.Equal(KillCount, run.KillCount);
        Assert.True(
            run.PendingCount > 0 && report is { TransitionCount: > 100, FailureCount: > 20, RepeatCount: > 0 },
            $"The life says too little: {report}");
        AssertClean(report);
        var committed = Enumerable.Range(0, StepCount).Count(i => new ShopLife(Seed, 12).Step(i).IsInTransaction);
        await using var context = database.NewContext();
        Assert.Equal(committed, context.Orders.Count());
    }

    internal static void AssertClean(FaultReport report)
    {
        Assert.True(report.Wrong.Count == 0, report.ToString());
        Assert.Equal(
            (0, 0, 0, 0, 0),
            (report.LostEventCount, report.DoubledEventCount, report.LostDeliveryCount, report.ForeignDeliveryCount,
                report.CrossedDeliveryCount));
    }
}

public sealed class SqliteKillTests(SqliteDatabases files) : KillTests
{
    protected override DatabaseSource Databases => files;
}
