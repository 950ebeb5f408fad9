namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>
/// A process that is killed at any moment leaves a store from which another one continues: nothing is lost, and nothing happens twice.
/// </summary>
public abstract class KillTests : DatabaseTests
{
    private const int Seed = 11;

    [Fact]
    public async Task Store_OfKilledProcesses_IsThatOfACleanReplay()
    {
        await using var database = await CreatedAsync();
        var run = new FaultRun(Seed, customerCount: 12, stepCount: 600, killCount: 5);

        var report = await run.RunAsync(database, onlyCommits: false, Cancellation);

        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        Assert.Equal(5, run.KillCount);
        Assert.True(report.TransitionCount > 50 && report.FailureCount > 20, $"The life says too little: {report}");
        AssertClean(report);
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

public sealed class SqliteKillTests : KillTests
{
    protected override ValueTask<TestDatabase> NewDatabaseAsync() => new(new SqliteDatabase());
}
