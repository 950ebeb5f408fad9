using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>Searches by stage among many customers of other stages read the customers of the stage, from an index.</summary>
public abstract class AudiencePlanTests(FilledDatabase filled) : PlanTests(filled)
{
    /// <summary>The number of customers in the stage "rare" of each track, who are also the last who entered their stage.</summary>
    protected const int RareCount = CustomerCount / 400;

    /// <summary>The instant after which only the customers in "rare" entered their stage.</summary>
    private static long Since => ShopHost.Start.AddDays(1).UtcTicks;

    /// <summary>Returns a database with many customers, few of them in the stage "rare", and its parameters without and with due
    /// customers.</summary>
    protected async Task<(TestDatabase Database, (string Name, object Value)[] Settled, (string Name, object Value)[] Due)> InStagesAsync()
    {
        var database = await FilledAsync();
        var version = Assert.Single(await database.ReadAsync("SELECT DISTINCT version FROM lifecycle_customers"));
        (string Name, object Value)[] Of(DateTimeOffset asOf) =>
        [
            ("@scope", string.Empty), ("@track", "journey"), ("@version", version), ("@asOf", asOf.UtcTicks), ("@stage0", "rare"),
            ("@since", Since), ("@after", string.Empty), ("@max", 1_000L), ("@track0", "quiet"), ("@stage0_0", "rare"),
        ];
        return (database, Of(ShopHost.Start.AddDays(-1)), Of(ShopHost.Start));
    }

    private protected override async Task<TestDatabase> FillAsync()
    {
        var database = await base.FillAsync();
        await using var context = database.NewContext();
        await CopyAsync(context, LifecycleTables.TrackStates, new()
        {
            ["customer_id"] = "'c' || n",
            ["stage"] = "CASE WHEN n % 400 = 0 THEN 'rare' ELSE stage END",
            ["entered_at"] = $"CASE WHEN n % 400 = 0 THEN {Since} + n ELSE entered_at END",
        });
        await context.Database.ExecuteSqlRawAsync("ANALYZE", Cancellation);
        return database;
    }

    /// <summary>Leaves out what a statement does not name.</summary>
    protected static (string Name, object Value)[] Without((string Name, object Value)[] parameters, params string[] names) =>
        Array.FindAll(parameters, one => !names.Contains(one.Name) && one.Name is not ("@track0" or "@stage0_0"));

    /// <summary>Leaves out what a statement about two tracks does not name.</summary>
    protected static (string Name, object Value)[] OfTwoTracks((string Name, object Value)[] parameters) =>
        Array.FindAll(parameters, one => one.Name != "@since");
}

public sealed class SqliteAudiencePlanTests(SqliteDatabases files, FilledDatabase filled)
    : AudiencePlanTests(filled), IClassFixture<FilledDatabase>
{
    private const string Explain = "EXPLAIN QUERY PLAN";

    [Fact]
    public async Task ListInStages_AmongManyCustomers_SearchesTheIndexOfStages()
    {
        var (database, settled, _) = await InStagesAsync();
        var plan = await ExplainAsync(database, Explain, sql => sql.Audiences.ListInStages(1), Without(settled, "@since"));
        Assert.Contains(
            "SEARCH lifecycle_track_states USING COVERING INDEX ix_lifecycle_track_states_stage (scope=? AND track=? AND stage=? AND customer_id>?)",
            plan);
        SearchesCustomersByIndex(plan);
    }

    [Fact]
    public async Task ListInStages_OfTwoTracksAmongManyCustomers_SearchesTheIndexAndTheirStates()
    {
        var (database, settled, _) = await InStagesAsync();
        var plan = await ExplainAsync(database, Explain, sql => sql.Audiences.ListInStages(1, 1), OfTwoTracks(settled));
        Assert.Contains(
            "SEARCH known USING COVERING INDEX ix_lifecycle_track_states_stage (scope=? AND track=? AND stage=? AND customer_id>?)", plan);
        Assert.Contains(plan, line => line.StartsWith("SEARCH other ", StringComparison.Ordinal)
            && line.Contains("customer_id=?", StringComparison.Ordinal));
        SearchesCustomersByIndex(plan);
    }

    [Fact]
    public async Task ListEntered_AmongManyCustomers_SearchesTheIndexOfEntries()
    {
        var (database, settled, _) = await InStagesAsync();
        var plan = await ExplainAsync(database, Explain, sql => sql.Audiences.ListEntered, Without(settled, "@stage0"));
        Assert.Contains(plan, line => line.EndsWith(
            "ix_lifecycle_track_states_entered (scope=? AND track=? AND entered_at>?)", StringComparison.Ordinal));
        SearchesCustomersByIndex(plan);
    }

    [Fact]
    public async Task CountByStage_OfManyCustomers_CountsInTheIndexOfStages()
    {
        var (database, settled, _) = await InStagesAsync();
        var plan = await ExplainAsync(
            database, Explain, sql => sql.Audiences.CountByStage, Without(settled, "@stage0", "@since", "@after", "@max"));
        Assert.Contains(
            "SEARCH lifecycle_track_states USING COVERING INDEX ix_lifecycle_track_states_stage (scope=? AND track=?)", plan);
        SearchesCustomersByIndex(plan);
    }

    protected override DatabaseSource Databases => files;

    private static void SearchesCustomersByIndex(List<string> plan)
    {
        Assert.Contains(plan, line => line.EndsWith("ix_lifecycle_customers_due (scope=? AND due_at<?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.StartsWith("SCAN lifecycle", StringComparison.Ordinal));
    }
}
