namespace LifecycleKit.EntityFrameworkCore.Tests.Postgres;

/// <summary>A PostgreSQL server that goes down under load and comes back: hosts that make their calls again lose nothing.</summary>
public sealed class PostgresRestartTests
{
    private const int Seed = 5;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = DatabaseTests.HangsAfter)]
    public async Task Store_OfARestartedServer_IsThatOfACleanReplay()
    {
        Assert.SkipWhen(!PostgresCluster.IsInstalled, "PostgreSQL is not installed: there is no initdb.");
        await using var cluster = await PostgresCluster.StartAsync(isDurable: true);
        await using var database = await PostgresDatabase.CreateAsync(cluster.Connection, "shop");

        // Of the three hosts one has an execution strategy that makes failed calls again; the others do so themselves.
        var (report, retryCount) = await new RestartRun(
            Seed, customerCount: 12, stepCount: 160, [database.Configure, database.ConfigurePlain, database.ConfigurePlain])
            .RunAsync(database, cluster.RestartAsync, restartCount: 2, Cancellation);

        TestContext.Current.TestOutputHelper?.WriteLine($"{retryCount} calls made again; {report}");
        Assert.True(retryCount > 0, "No call was in progress when the server went down.");
        KillTests.AssertClean(report);
    }
}
