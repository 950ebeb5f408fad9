using System.Diagnostics;
using System.Globalization;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>A process that is killed at any moment leaves a store from which another one continues.</summary>
public abstract class KillTests : DatabaseTests
{
    private const int Seed = 11;
    private const int StepCount = 120;
    private const int KillCount = 3;

    [Fact]
    public async Task Store_OfAKilledProcess_ContinuesAsIfNothingHadHappened()
    {
        await using var database = await CreatedAsync();
        var random = new Random(Seed);
        var (done, kills) = (0, 0);
        while (done < StepCount)
        {
            // A restarted host sends again what it may not have recorded.
            var first = Math.Max(0, done - random.Next(12));
            var isLast = kills == KillCount;
            var until = isLast ? StepCount : done + random.Next(20, StepCount / (KillCount + 1));
            done = await RunAsync(database, first, until, isLast ? null : random.Next(12));
            kills++;
        }

        var (memory, clock, options) = (new InMemoryCustomerStore(), new ShopClock(), new LifecycleOptions());
        ShopHost.SetOptions(options);
        var tracker = LifecycleTracker.Create(options, memory, clock);
        var life = new ShopLife(Seed, customerCount: 7);
        await life.RunAsync(tracker, clock, 0, StepCount, Cancellation);
        await using var host = new ShopHost(database.Configure);
        host.Clock.Now = clock.Now;

        Assert.Equal(
            await life.ContentAsync(memory, tracker, Cancellation), await life.ContentAsync(host.Store, host.Tracker, Cancellation));
    }

    /// <summary>Runs a writer, and kills it some milliseconds after a step.</summary>
    /// <returns>The number of steps that it has reported as done.</returns>
    private static async Task<int> RunAsync(TestDatabase database, int first, int until, int? killedAfter)
    {
        // The program of the tests itself, which may bring its own runtime, or else the one that runs it.
        var assembly = typeof(KillTests).Assembly;
        var isOwn = Path.GetFileNameWithoutExtension(Environment.ProcessPath) != "dotnet"
            && Path.GetFileName(Environment.ProcessPath)!.StartsWith(assembly.GetName().Name!, StringComparison.Ordinal);
        var start = new ProcessStartInfo(isOwn ? Environment.ProcessPath! : "dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[
            .. isOwn ? Array.Empty<string>() : ["exec", assembly.Location],
            Writer.Argument, database.Address.Kind, database.Address.Connection,
            .. new[] { Seed, first, StepCount }.Select(number => number.ToString(CultureInfo.InvariantCulture))])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        try
        {
            var done = first;
            while (await process.StandardOutput.ReadLineAsync(Cancellation) is { } line)
            {
                done = int.Parse(line, CultureInfo.InvariantCulture) + 1;
                if (killedAfter is null || done < until) continue;
                await Task.Delay(killedAfter.Value, Cancellation);
                break;
            }

            Assert.True(killedAfter is not null || done == StepCount, "The writer ended early.");
            return done;
        }
        finally
        {
            if (!process.HasExited) process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}

public sealed class SqliteKillTests : KillTests
{
    protected override ValueTask<TestDatabase> NewDatabaseAsync() => new(new SqliteDatabase());
}
