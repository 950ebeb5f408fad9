using Microsoft.Extensions.Options;
using Shop.Start;

namespace Shop.Mail;

/// <summary>Runs the mail job at every interval while the host runs.</summary>
public sealed partial class MailService(MailJob job, IOptions<ShopOptions> options, TimeProvider clock, ILogger<MailService> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.MailInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var run = await job.RunAsync(stoppingToken);
                if (run.SentCount + run.FailureCount > 0) Ran(logger, run.SentCount, run.FailureCount);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(logger, error);
            }
        }
    }

    [LoggerMessage(3, LogLevel.Information, "{Sent} mail(s) sent, {Failures} failed.")]
    private static partial void Ran(ILogger logger, int sent, int failures);

    [LoggerMessage(4, LogLevel.Error, "The mail job failed; it runs again at the next interval.")]
    private static partial void Failed(ILogger logger, Exception error);
}
