using System.Threading.Channels;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>
/// Several processes on one database, with sweeps, pending events, deliveries, publications and claims of all of them at the same
/// time.
/// </summary>
public abstract class ProcessTests : DatabaseTests
{
    private const int Seed = 3;
    private const int StepCount = 80;

    protected abstract int ProcessCount { get; }

    [Fact(Timeout = HangsAfter)]
    public async Task Store_OfSeveralProcesses_IsThatOfACleanReplay()
    {
        await using var database = await CreatedAsync();
        var folder = Directory.CreateTempSubdirectory("lifecyclekit-deliveries-");
        WriterTask TaskOf(int part) => new(Seed, 12, 0, StepCount)
        {
            Kind = database.Address.Kind, Connection = database.Address.Connection, Folder = folder.FullName, Part = part,
            PartCount = ProcessCount, IsInBackground = part % 2 == 1,
        };

        // This process is the first one.
        var others = Enumerable.Range(1, ProcessCount - 1).Select(part => WriterProcess.Start(TaskOf(part))).ToList();
        var (signs, done) = (Channel.CreateUnbounded<bool>(), Channel.CreateUnbounded<int>());
        var first = Task.Run(
            async () =>
            {
                try
                {
                    await Writer.RunAsync(
                        TaskOf(0), () => signs.Reader.ReadAsync(Cancellation).AsTask(),
                        i => done.Writer.WriteAsync(i, Cancellation).AsTask());
                }
                finally
                {
                    done.Writer.Complete();
                }
            },
            Cancellation);
        try
        {
            for (var i = 0; i < StepCount; i += ShopLife.EpochLength)
            {
                await signs.Writer.WriteAsync(true, Cancellation);
                foreach (var process in others) await process.SendAsync();
                if (!await done.Reader.WaitToReadAsync(Cancellation)) await first;
                Assert.Equal(i, await done.Reader.ReadAsync(Cancellation));
                foreach (var process in others) Assert.Equal(i, await process.ReadAsync(Cancellation));
            }

            await first;
            foreach (var process in others) Assert.Equal(0, await process.WaitAsync(Cancellation));
            using var deliveries = new DeliveryLog(folder.FullName);
            await using var last = new ShopHost(database.Configure, deliveries: deliveries, setOptions: Writer.SetOptions);
            await ShopLife.EndAsync(last.Tracker, last.Deliveries, last.Clock, StepCount, Cancellation);

            var clean = await CleanReplay.RunAsync(new ShopLife(Seed, 12), StepCount, Cancellation);
            var report = await FaultReport.ReadAsync(
                clean, last, DeliveryLog.Read(folder.FullName), ShopHost.Tracks, Cancellation);
            TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
            KillTests.AssertClean(report);
            await AssertPublicationsAsync(last.Publisher);
            await LetterClaims.AssertAsync(last, folder.FullName, Cancellation);
        }
        finally
        {
            signs.Writer.Complete();
            foreach (var process in others) await process.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Each process has published its track once in each epoch, and no publication took the number of another.</summary>
    private async Task AssertPublicationsAsync(ILifecyclePublisher publisher)
    {
        var publications = await publisher.GetPublicationsAsync(Cancellation);
        Assert.Equal(Enumerable.Range(1, publications.Count), publications.Select(one => (int)one.Number));
        var versions = Enumerable.Range(0, StepCount / ShopLife.EpochLength)
            .Select(epoch => ShopHost.Badge(epoch * ShopLife.EpochLength).ContentHash).ToList();
        for (var part = 0; part < ProcessCount; part++)
        {
            Assert.Equal(
                versions,
                publications.Where(one => one.Name == Writer.TrackOf(part)).Select(one => one.ContentHash));
        }
    }
}

public sealed class SqliteProcessTests(SqliteDatabases files) : ProcessTests
{
    protected override int ProcessCount => 2;

    protected override DatabaseSource Databases => files;
}
