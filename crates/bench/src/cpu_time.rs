//! CPU time of this process and of its children, all threads, user and system.

use std::time::Duration;

use anyhow::{Context, Result};

/// Spent by this process so far.
pub fn own() -> Result<Duration> {
    read(libc::CLOCK_PROCESS_CPUTIME_ID)
}

/// Spent by a running child so far, threads that have ended included.
#[cfg(target_os = "linux")]
pub fn of(pid: u32) -> Result<Duration> {
    let mut clock = libc::CLOCK_PROCESS_CPUTIME_ID;
    // SAFETY: the pointer is to a live variable, which is all that the call writes to.
    #[expect(unsafe_code, reason = "libc has no safe form of it")]
    let code = unsafe { libc::clock_getcpuclockid(pid.cast_signed(), &raw mut clock) };
    anyhow::ensure!(code == 0, "process {pid}: {}", std::io::Error::from_raw_os_error(code));
    read(clock)
}

/// Spent by a running child so far.
#[cfg(not(target_os = "linux"))]
pub fn of(_pid: u32) -> Result<Duration> {
    anyhow::bail!("the CPU time of a running child is read on Linux only")
}

/// Spent by all children that have ended and been waited for.
pub fn ended_children() -> Result<Duration> {
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::uninit();
    // SAFETY: the pointer is to enough memory for what the call writes.
    #[expect(unsafe_code, reason = "libc has no safe form of it")]
    let code = unsafe { libc::getrusage(libc::RUSAGE_CHILDREN, usage.as_mut_ptr()) };
    if code != 0 {
        return Err(std::io::Error::last_os_error()).context("getrusage");
    }
    // SAFETY: the call succeeded, so it has written all of it.
    #[expect(unsafe_code, reason = "libc has no safe form of it")]
    let usage = unsafe { usage.assume_init() };
    let time =
        |at: libc::timeval| Duration::from_secs(at.tv_sec as u64) + Duration::from_micros(at.tv_usec as u64);
    Ok(time(usage.ru_utime) + time(usage.ru_stime))
}

fn read(clock: libc::clockid_t) -> Result<Duration> {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the pointer is to a live variable, which is all that the call writes to.
    #[expect(unsafe_code, reason = "libc has no safe form of it")]
    let code = unsafe { libc::clock_gettime(clock, &raw mut time) };
    if code != 0 {
        return Err(std::io::Error::last_os_error()).context("clock_gettime");
    }
    Ok(Duration::from_secs(time.tv_sec as u64) + Duration::from_nanos(time.tv_nsec as u64))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn work_is_seen_by_every_clock() {
        let before = (own().expect("own"), of(std::process::id()).expect("of"));
        let sum = (0..20_000_000_u64).fold(0, |sum, n| std::hint::black_box(sum ^ n));
        std::hint::black_box(sum);
        let after = (own().expect("own"), of(std::process::id()).expect("of"));
        assert!(after.0 > before.0 && after.1 > before.1);

        let before = ended_children().expect("children");
        std::process::Command::new("sh")
            .args(["-c", "i=0; while [ $i -lt 9999 ]; do i=$((i+1)); done"])
            .status()
            .expect("sh");
        assert!(ended_children().expect("children") > before);
    }
}
