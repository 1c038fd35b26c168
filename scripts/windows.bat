@echo off
rem Windows: double-click this file. It sets up the board in .venv, starts it and opens its page.
rem The board can be reached from this computer only, and runs until this window is closed. Another port: windows.bat 8502
setlocal
cd /d "%~dp0.."
set PORT=%1
if not defined PORT set PORT=8501

set PYTHON=
for %%p in ("py -3" python) do if not defined PYTHON %%~p -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set PYTHON=%%~p
if not defined PYTHON goto no_python
if not exist .venv\Scripts\python.exe %PYTHON% -m venv .venv
if not exist .venv\Scripts\python.exe goto failed

rem Installs the exact versions, each file checked by its hash. What is installed already is not downloaded again.
.venv\Scripts\python.exe -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
if errorlevel 1 goto failed

rem Once the board answers, its page opens. curl is part of Windows 10 and 11; without it, open the address by hand.
start "" /b cmd /c "curl --silent --output NUL --retry 60 --retry-delay 1 --retry-connrefused http://127.0.0.1:%PORT%/_stcore/health && start http://localhost:%PORT%/"
echo The board is at http://localhost:%PORT%/ until this window is closed.
.venv\Scripts\python.exe -m streamlit run app.py --server.port %PORT%
goto end

:no_python
echo Python 3.11 or newer is needed. Install it from python.org, then start this file again.
goto end

:failed
echo The packages could not be installed; the lines above say why. A package mirror: docs\office.zh-CN.md

:end
pause
