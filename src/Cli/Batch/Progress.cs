using System.Diagnostics;
using System.Globalization;

namespace WorkedSolutions.Cli.Batch;

/// <summary>A bar on a terminal: how many, how fast, how long still. Nothing where standard error is not a terminal.</summary>
internal sealed class Progress : IDisposable
{
    private const int Width = 30;
    private readonly int _all;
    private readonly int _before;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private readonly bool _shown;
    private int _done;
    private long _next;

    /// <summary>A bar for so many variants, of which some were made before.</summary>
    public Progress(int all, int before, bool quiet)
    {
        _all = all;
        _before = before;
        _done = before;
        _shown = !quiet && !Console.IsErrorRedirected;
    }

    /// <summary>One more.</summary>
    public void Step()
    {
        var done = Interlocked.Increment(ref _done);
        if (!_shown || (_watch.ElapsedMilliseconds < Interlocked.Read(ref _next) && done < _all))
        {
            return;
        }

        lock (_lock)
        {
            _next = _watch.ElapsedMilliseconds + 100;
            Console.Error.Write("\r" + Line(_done, _all, _done - _before, _watch.Elapsed.TotalSeconds));
        }
    }

    /// <summary>The bar as text.</summary>
    /// <param name="done">How many are done.</param>
    /// <param name="all">Of how many.</param>
    /// <param name="now">How many were done in this run.</param>
    /// <param name="seconds">How long this run has taken.</param>
    public static string Line(int done, int all, int now, double seconds)
    {
        var filled = all == 0 ? Width : (int)((long)Width * done / all);
        var rate = seconds > 0 ? now / seconds : 0;
        var left = rate > 0 ? TimeSpan.FromSeconds(Math.Min((all - done) / rate, 359_999)) : TimeSpan.Zero;
        return string.Create(CultureInfo.InvariantCulture, $"[{new string('#', filled)}{new string('.', Width - filled)}] {done}/{all}  {rate:0} a second  {(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00} left ");
    }

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        if (_shown)
        {
            Console.Error.Write("\r" + new string(' ', Width + 60) + "\r");
        }
    }
}
