using Microsoft.Extensions.Logging;

namespace LifecycleKit.Hosting.Tests.Background;

/// <summary>
/// A loop runs its job at the interval, at once while there is more to do, and later after a failure, until the host stops.
/// </summary>
public sealed class BackgroundLoopTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    private readonly WaitingTime _time = new();
    private readonly RecordingLog _log = new();
    private readonly CancellationTokenSource _stopping =
        CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private int _runCount;

    public void Dispose()
    {
        _stopping.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task RunAsync_OfAJob_RunsAtOnceAndThenAtItsInterval()
    {
        var loop = Start(_ => Interval);

        Assert.Equal((Interval, 1), (await _time.NextWaitAsync(), _runCount));
        _time.Advance(Interval - TimeSpan.FromTicks(1));
        Assert.Equal(1, _runCount);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal((Interval, 2), (await _time.NextWaitAsync(), _runCount));
        await StopAsync(loop);
    }

    [Fact]
    public async Task RunAsync_WhileThereIsMore_RunsAgainAtOnce()
    {
        var loop = Start(count => count < 4 ? TimeSpan.Zero : Interval);

        Assert.Equal((Interval, 4), (await _time.NextWaitAsync(), _runCount));
        await StopAsync(loop);
    }

    [Fact]
    public async Task RunAsync_OfAJobThatThrows_WaitsLongerEachTimeAndGoesOn()
    {
        var loop = Start(count => count < 4 ? throw new TimeoutException("down") : Interval);

        foreach (var seconds in (int[])[1, 2, 4])
        {
            Assert.Equal(TimeSpan.FromSeconds(seconds), await _time.NextWaitAsync());
            _time.Advance(TimeSpan.FromSeconds(seconds));
        }

        Assert.Equal((Interval, 4), (await _time.NextWaitAsync(), _runCount));
        Assert.Equal(
            [
                (LogLevel.Error, "In the shop '' the background job Sweep failed, 1 time(s) in a row; it runs again in 00:00:01."),
                (LogLevel.Error, "In the shop '' the background job Sweep failed, 2 time(s) in a row; it runs again in 00:00:02."),
                (LogLevel.Error, "In the shop '' the background job Sweep failed, 3 time(s) in a row; it runs again in 00:00:04."),
                (LogLevel.Information, "In the shop '' the background job Sweep works again, after 3 failure(s)."),
            ],
            _log.Entries);
        await StopAsync(loop);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 256)]
    [InlineData(10, 300)]
    [InlineData(int.MaxValue, 300)]
    public void DelayAfter_ManyFailures_IsAtMostFiveMinutes(int failureCount, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), BackgroundLoop.DelayAfter(failureCount));

    [Fact]
    public async Task RunAsync_WhenTheHostStopsDuringARun_EndsWithoutAnError()
    {
        var hasStarted = new TaskCompletionSource();
        var loop = Loop(async token =>
        {
            hasStarted.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return Interval;
        }).RunAsync(_stopping.Token);
        await hasStarted.Task;

        await StopAsync(loop);

        Assert.Empty(_log.Entries);
    }

    private BackgroundLoop Loop(Func<CancellationToken, ValueTask<TimeSpan>> run) =>
        new(new BackgroundJob("Sweep", Interval, run), _time, new BackgroundLog(_log, string.Empty));

    private Task Start(Func<int, TimeSpan> run) => Task.Run(
        () => Loop(_ => new(run(++_runCount))).RunAsync(_stopping.Token), TestContext.Current.CancellationToken);

    private async Task StopAsync(Task loop)
    {
        await _stopping.CancelAsync();
        await loop.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
