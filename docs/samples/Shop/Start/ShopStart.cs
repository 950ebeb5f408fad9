using System.Data.Common;
using LifecycleKit.Tracking;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Data;

namespace Shop.Start;

/// <summary>Makes the tables, and fills a new database with a simulated year, before the host takes requests.</summary>
public sealed partial class ShopStart(
    IDbContextFactory<ShopDbContext> contexts, ILifecycleTracker tracker, IOptions<ShopOptions> options, TimeProvider clock,
    ILogger<ShopStart> logger)
{
    private const int MaxAttempts = 5;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await CreateAsync(cancellationToken);
                break;
            }
            catch (Exception error) when (attempt < MaxAttempts && error is DbException or DbUpdateException)
            {
                // Another host makes the same tables at this moment.
                await Task.Delay(TimeSpan.FromMilliseconds(200 * attempt), cancellationToken);
            }
        }

        if (options.Value.SeedCustomers > 0) await SeedAsync(cancellationToken);
    }

    #region create-tables
    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.EnsureCreatedAsync(cancellationToken);            // a shop with migrations calls MigrateAsync
        await db.Database.EnsureLifecycleSchemaAsync(cancellationToken);    // and this, after an update of the library
        if (await db.Products.AnyAsync(cancellationToken)) return;
        db.Products.AddRange(Product.Range);
        await db.SaveChangesAsync(cancellationToken);
    }
    #endregion

    /// <summary>Takes in the simulated year. After an interruption the next start goes on: the year is the same, and counts once.</summary>
    private async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (await StartSeedAsync(cancellationToken) is not { } run) return;
        var year = SimulatedYear.Create(run.At, run.CustomerCount);
        await SaveAsync(year, cancellationToken);
        #region backfill
        var result = await tracker.BackfillAsync(
            year.Events, new BackfillOptions { Name = "simulated year", MuteUntil = run.At }, cancellationToken);
        #endregion
        Seeded(logger, result);

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.SeedRuns.ExecuteUpdateAsync(row => row.SetProperty(one => one.FinishedAt, clock.GetUtcNow()), cancellationToken);
    }

    /// <summary>Returns the run that is not finished; null when there is nothing to do, since the database is filled or in use.</summary>
    private async Task<SeedRun?> StartSeedAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.SeedRuns.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } known)
            return known.FinishedAt is null ? known : null;
        if (await db.Orders.AnyAsync(cancellationToken) || await db.Customers.AnyAsync(cancellationToken)) return null;
        db.SeedRuns.Add(new SeedRun { At = clock.GetUtcNow(), CustomerCount = options.Value.SeedCustomers });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another host was first, at another instant: its year is the one.
        }

        return await db.SeedRuns.AsNoTracking().SingleAsync(cancellationToken);
    }

    private async Task SaveAsync(SimulatedYear year, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Customers.AnyAsync(customer => customer.Id == year.Customers[0].Id, cancellationToken)) return;
        db.Customers.AddRange(year.Customers);
        db.Orders.AddRange(year.Orders);
        db.Reviews.AddRange(year.Reviews);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another host has saved the same rows at this moment. Anything else is thrown again.
            db.ChangeTracker.Clear();
            if (!await db.Customers.AnyAsync(customer => customer.Id == year.Customers[0].Id, cancellationToken)) throw;
        }
    }

    [LoggerMessage(5, LogLevel.Information, "The simulated year is in the database: {Result}.")]
    private static partial void Seeded(ILogger logger, BackfillResult result);
}
